import type { Role } from '@handrail/protocol';
import { ROLES } from '@handrail/protocol/schema';
import { describe, expect, test } from 'vitest';
import { guide, HOME, JSON_TYPE, problemOf, setUp, withApp } from '../../test/collector-app.ts';
import { isAppRight, MAY, RIGHTS, type Right } from '../services/rights.ts';
import type { Route } from './route.ts';

const isRight = (permission: string): permission is Right => RIGHTS.some((right) => right === permission);
const OPEN = ['public', 'app-key', 'signed-in', 'account'];

/** What a route lacks to be let onto the wire. */
function gapsOf({ method, path, permission, answers, body, query = {} }: Route): string[] {
  const gaps: string[] = [];
  if (!OPEN.includes(permission) && !isRight(permission)) gaps.push('permission');
  if (isRight(permission) && isAppRight(permission) !== path.includes('/:appId')) gaps.push('app of the right');
  if (path.startsWith('/api/') && (permission === 'app-key' || (permission === 'public' && method === 'GET'))) {
    gaps.push('somebody who may call it');
  }
  const isData = /^\/(api|v1)\//.test(path);
  const fine = Object.entries(answers).filter(([status]) => Number(status) >= 200 && Number(status) < 300);
  if (isData && fine.some(([status, { schema }]) => status !== '204' && schema === undefined)) gaps.push('schema');
  if (!Object.keys(answers).some((status) => Number(status) < 400)) gaps.push('answer');
  // A mail comes with its files, and the doctor tries whether one gets through.
  const most = ['/api/mail/inbound', '/doctor/body'].includes(path) ? 10_485_760 : 1_048_576;
  if (body !== undefined && !(body.bounds.maxBytes <= most && body.bounds.types.length > 0)) gaps.push('bound');
  // The parts of an event batch are judged alone, each by its own depth.
  if (body !== undefined && body.bounds.maxDepth === undefined && path !== '/v1/events') gaps.push('depth');
  if (Object.values(query).some((words) => words.length === 0)) gaps.push('meaning of a query');
  return gaps;
}

const { app } = setUp();
const named = app.routes.map((route) => [`${route.method} ${route.path}`, route] as const);

describe('the table of routes', () => {
  test.each(named)('%s has a permission, a schema and a bound', (_, route) => {
    expect(gapsOf(route)).toEqual([]);
  });

  test('a route without one of them would be found', () => {
    const any = app.routes.find(({ method, path }) => method === 'POST' && path === '/api/apps/:appId/guides');
    if (any?.body === undefined) throw new Error('there is a route with a body');
    const unbound = { ...any.body, bounds: { types: ['application/json'], maxBytes: Infinity } };
    // @ts-expect-error -- what the compiler would not let pass either
    expect(gapsOf({ ...any, permission: 'member' })).toEqual(['permission']);
    expect(gapsOf({ ...any, permission: 'guide.read', path: '/api/guides' })).toEqual(['app of the right']);
    expect(gapsOf({ ...any, answers: { 200: { description: 'Something' } } })).toEqual(['schema']);
    expect(gapsOf({ ...any, body: unbound })).toEqual(['bound', 'depth']);
    expect(gapsOf({ ...any, method: 'GET', permission: 'public' })).toEqual(['somebody who may call it']);
  });

  test('what is open to strangers is what signing in needs, and what has a secret of its own', () => {
    const open = app.routes.filter(({ path, permission }) => path.startsWith('/api/') && permission === 'public');
    expect(open.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /api/session',
      'POST /api/session/password',
      'POST /api/invitation',
      'POST /api/invitation/accept',
      'POST /api/session/passkey/options',
      'POST /api/session/passkey',
      'POST /api/session/openid',
      'POST /api/editing',
      'POST /api/connectors/:connectorId/hook',
    ]);
  });
});

const closed = app.routes.filter(({ permission }) => permission !== 'public' && permission !== 'app-key');
const fill = (path: string, appId: string): string =>
  path.replace(':appId', appId).replace(/:\w+/g, 'none').replace('*', '');
type Caught = 'let in' | 'not signed in' | 'not permitted' | 'not there';

async function outcome(answer: Response): Promise<Caught> {
  if (answer.status === 401) return 'not signed in';
  if (answer.status < 400) return 'let in';
  // What speaks to directories errs in their words, once it has let them in.
  if (answer.headers.get('content-type') === 'application/scim+json') return 'let in';
  const { code, detail } = await problemOf(answer);
  if (code === 'not-permitted' || code === 'session-needed') return 'not permitted';
  return detail === 'There is no app with this id here.' ? 'not there' : 'let in';
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

describe('strangers', () => {
  const { ask } = setUp();
  test.each(closed)('$method $path answers 401', async ({ method, path }) => {
    const strangers = [{}, { authorization: 'Bearer wrong' }, { cookie: 'handrail_session=made-up' }];
    for (const headers of strangers) {
      const answer = await ask(method, fill(path, 'own'), headers);
      expect([answer.status, (await problemOf(answer)).code]).toEqual([401, 'not-signed-in']);
    }
  });

  test('an app key opens nothing that members have', async () => {
    const { app: running, ask } = setUp();
    const { app: made } = await running.services.apps.put('own', { name: 'Keyed' });
    for (const { method, path } of closed) {
      expect((await ask(method, fill(path, 'own'), { authorization: `Bearer ${made.appKey}` })).status).toBe(401);
    }
  });
});

/** Two apps with a guide each, and a member who has one role, in the first of them or everywhere. */
async function withMember(role: Role, where: 'own' | 'everywhere') {
  const all = setUp();
  const { apps, guides, members, sessions } = all.app.services;
  for (const appId of ['own', 'other']) {
    await apps.put(appId, { name: appId });
    await guides.save(appId, guide);
  }
  const grants = [where === 'own' ? { appId: 'own', roles: [role] } : { roles: [role] }];
  const member = await members.invite({ name: 'Ada', email: 'ada@example.com', grants });
  if (member === 'taken') throw new Error('the first member is not taken');
  await sessions.open(member.memberId, 'link', 'test');
  const enter = async () => {
    const opened = await sessions.open(member.memberId, 'link', 'test');
    return { cookie: `handrail_session=${opened?.secret}`, origin: HOME };
  };
  const call = async ({ method, path }: Route, appId: string): Promise<Caught> =>
    outcome(await all.ask(method, fill(path, appId), await enter()));
  return { ...all, memberId: member.memberId, call, enter };
}

describe.each([...ROLES])('%s', (role) => {
  const expected = ({ permission }: Route): Caught =>
    !isRight(permission) || MAY[permission].includes(role) ? 'let in' : 'not permitted';

  // Made once for all routes: what is refused changes nothing, and what is let in lacks its body.
  const own = once(() => withMember(role, 'own'));
  const everywhere = once(() => withMember(role, 'everywhere'));

  test.each(closed)('$method $path, in the own app and in another', async (route) => {
    const { call } = await own();
    const inWorkspace = isRight(route.permission) && !isAppRight(route.permission);
    expect(await call(route, 'own')).toBe(inWorkspace ? 'not permitted' : expected(route));
    if (route.path.includes(':appId')) {
      expect(await call(route, 'other')).toBe('not there');
      expect(await call(route, 'nowhere')).toBe('not there');
    }
  });

  test.each(closed)('$method $path, with the role everywhere', async (route) => {
    const { call } = await everywhere();
    expect(await call(route, 'other')).toBe(expected(route));
  });

  test('sees the apps they have to do with, and no others', async () => {
    const { ask, enter } = await own();
    const headers = await enter();
    const { apps } = await (await ask('GET', '/api/apps', headers)).json();
    expect(apps.map(({ appId }: { appId: string }) => appId)).toEqual(['own']);
    const session = await (await ask('GET', '/api/session', headers)).json();
    expect(Object.keys(session.apps)).toEqual(['own']);
  });
});

test('roles add up, and each counts in its app alone', async () => {
  const { app: running, memberId, enter, ask } = await withMember('author', 'own');
  const grants = [
    { appId: 'own', roles: ['author' as const, 'reviewer' as const] },
    { appId: 'other', roles: ['author' as const] },
  ];
  await running.services.members.change(memberId, { grants });
  await running.services.apps.put('own', { name: 'Of one', review: { ownWork: true } });
  const headers = { ...(await enter()), ...JSON_TYPE };
  expect((await ask('POST', '/api/apps/own/guides', headers, JSON.stringify(guide))).status).toBe(200);
  expect((await ask('POST', '/api/apps/own/guides/g/publish', headers)).status).toBe(200);
  expect((await ask('POST', '/api/apps/other/guides', headers, JSON.stringify(guide))).status).toBe(200);
  expect((await ask('POST', '/api/apps/other/guides/g/publish', headers)).status).toBe(403);
});

describe('an API token', () => {
  const rightsOf = (role: Role) => RIGHTS.filter((right) => MAY[right].includes(role));
  const make = async (input: object) => {
    const all = await withMember('author', 'everywhere');
    const { tokens } = all.app.services;
    const made = await tokens.make(all.memberId, { name: 'CI', rights: rightsOf('admin'), days: 1, ...input });
    const headers = { authorization: `Bearer ${made.secret}` };
    const call = async ({ method, path }: Route, appId: string): Promise<Caught> =>
      outcome(await all.ask(method, fill(path, appId), headers));
    return { ...all, ...made, call };
  };

  const wide = once(() => make({}));
  const narrow = once(() => make({ rights: ['guide.read'], appId: 'own' }));

  test.each(closed)('$method $path: never more than its maker may', async (route) => {
    const { call } = await wide();
    const { permission } = route;
    const may = permission === 'signed-in' || (isRight(permission) && MAY[permission].includes('author'));
    expect(await call(route, 'own')).toBe(may ? 'let in' : 'not permitted');
  });

  test.each(closed)('$method $path: only what it was made for, in the app it was made for', async (route) => {
    const { call } = await narrow();
    const may = route.permission === 'signed-in' || route.permission === 'guide.read';
    expect(await call(route, 'own')).toBe(may ? 'let in' : 'not permitted');
    if (route.path.includes(':appId')) expect(await call(route, 'other')).toBe('not there');
  });

  test('ends in time, when it is removed, and with its member', async () => {
    const { app: running, ask, clock, secret, token, memberId } = await make({});
    const status = async () => (await ask('GET', '/api/session', { authorization: `Bearer ${secret}` })).status;
    expect(await status()).toBe(200);
    await running.services.members.change(memberId, { disabled: true });
    expect(await status()).toBe(401);
    await running.services.members.change(memberId, { disabled: false });
    expect(await status()).toBe(200);
    clock.time += 86_400_000;
    expect(await status()).toBe(401);
    clock.time -= 86_400_000;
    await running.services.tokens.remove(memberId, token.tokenId);
    expect(await status()).toBe(401);
  });
});

test('the admin token of the environment does everything but what members do about themselves', async () => {
  const { app: running, manage } = await withApp();
  for (const route of running.routes.filter(({ permission }) => permission !== 'public' && permission !== 'app-key')) {
    const answer = await manage(route.method, fill(route.path, 'demo'));
    expect(await outcome(answer)).toBe(route.permission === 'account' ? 'not permitted' : 'let in');
  }
});
