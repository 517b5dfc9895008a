import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { guide, HOME, JSON_TYPE, problemOf, setUp } from '../../test/collector-app.ts';
import { editingFileRoutes } from './editing-files.ts';
import { systemChance } from '../services/secrets.ts';

const PAGE = 'https://app.example.com';
const HOUR_MS = 3_600_000;

/** An author of an app with a guide, signed in to the dashboard. */
async function withAuthor({ origins = [PAGE], roles = ['admin'] as ('admin' | 'author')[] } = {}) {
  const all = setUp();
  const { apps, guides, members, sessions } = all.app.services;
  for (const appId of ['demo', 'other']) {
    await apps.put(appId, { name: appId, ...(origins.length > 0 && { origins }) });
    await guides.save(appId, guide);
  }
  const member = await members.invite({ name: 'Ada', email: 'ada@example.com', grants: [{ roles }] });
  if (member === 'taken') throw new Error('the first member is not taken');
  const opened = await sessions.open(member.memberId, 'link', 'test');
  const signedIn = { cookie: `handrail_session=${opened?.secret}`, origin: HOME, ...JSON_TYPE };
  const send = (method: string, path: string, headers: Record<string, string>, body?: unknown) =>
    all.ask(method, path, headers, body === undefined ? undefined : JSON.stringify(body));
  const ask = (body: object, appId = 'demo') => send('POST', `/api/apps/${appId}/edit-links`, signedIn, body);
  const link = async (url = `${PAGE}/orders`): Promise<string> => {
    const { url: made } = await (await ask({ url, guideId: 'g' })).json();
    return String(made).split('#handrail-edit=')[1] ?? '';
  };
  const begin = (token: string, origin = PAGE) =>
    send('POST', '/api/editing', { ...JSON_TYPE, origin: HOME, 'user-agent': 'Firefox' }, { token, origin });
  const bearer = async (token?: string) => {
    const { secret } = await (await begin(token ?? (await link()))).json();
    return { authorization: `Bearer ${secret}`, ...JSON_TYPE };
  };
  return { ...all, memberId: member.memberId, signedIn, send, ask, link, begin, bearer };
}

describe('an edit link', () => {
  test('is the page with a token in its fragment, after the fragment that the application routes by', async () => {
    const { ask } = await withAuthor();
    const made = await ask({ url: `${PAGE}/orders?tab=2#/list`, guideId: 'g' });
    expect(made.status).toBe(201);
    const { url, expiresAt } = await made.json();
    expect(url).toMatch(/^https:\/\/app\.example\.com\/orders\?tab=2#\/list#handrail-edit=[\w-]{43}$/);
    expect(expiresAt).toBe(1_767_225_600_000 + 600_000);
  });

  test('says in which language its member is spoken to, and begins as one that does not', async () => {
    const { app, memberId, link, begin } = await withAuthor();
    await app.services.members.update(memberId, (member) => ({ ...member, language: 'fr' }));
    const token = await link();
    expect(token).toMatch(/^fr-[\w-]{43}$/);
    expect((await begin(token.slice(3))).status).toBe(201);
  });

  test.each([
    'https://evil.example/',
    'https://app.example.com.evil.example/',
    'javascript:alert(1)',
    'https://ada:secret@app.example.com/',
    'not an address',
    'file:///home/ada/index.html',
  ])('is not made for %s', async (url) => {
    const { ask } = await withAuthor();
    expect(await problemOf(await ask({ url }))).toMatchObject({ status: 422, code: 'other-origin' });
  });

  test('of an app that names no origins leads to any page, and that page alone may then frame the panels', async () => {
    const { ask, link, begin, app } = await withAuthor({ origins: [] });
    expect((await ask({ url: 'file:///home/ada/index.html' })).status).toBe(201);
    const demo = await app.services.apps.find('demo');
    if (demo === undefined) throw new Error('there is a demo');
    const token = await link('https://one.example/');
    expect(await app.services.editLinks.origins(demo)).toEqual(['https://one.example', 'null']);
    expect((await begin(token, 'https://one.example')).status).toBe(201);
  });

  test('is for a guide that is there', async () => {
    const { ask } = await withAuthor();
    expect((await ask({ url: PAGE, guideId: 'gone' })).status).toBe(404);
  });

  test('is made by members alone: neither by the panels, whose session would never end, nor by the environment', async () => {
    const { send, manage, bearer } = await withAuthor();
    const path = '/api/apps/demo/edit-links';
    const byPanels = await send('POST', path, await bearer(), { url: PAGE });
    expect(await problemOf(byPanels)).toMatchObject({ status: 403, code: 'session-needed' });
    expect(await problemOf(await manage('POST', path, { url: PAGE }))).toMatchObject({ code: 'session-needed' });
  });

  test('is exchanged once; a second time ends the session of the first, and says what may have happened', async () => {
    const { link, begin, bearer, send } = await withAuthor();
    const token = await link();
    const thief = await bearer(token);
    expect((await send('GET', '/api/editing', thief)).status).toBe(200);
    const refused = await problemOf(await begin(token));
    expect(refused).toMatchObject({ status: 409, code: 'link-used' });
    expect(refused.detail).toContain('somebody took it from the page');
    expect((await send('GET', '/api/editing', thief)).status).toBe(401);
    expect(await problemOf(await begin(token))).toMatchObject({ status: 410 });
  });

  test('is exchanged again for a secret of the panels’ own making, since the answer may have been lost', async () => {
    const { link, send } = await withAuthor();
    const body = { token: await link(), origin: PAGE, secret: 'p'.repeat(43) };
    const ask = () => send('POST', '/api/editing', { ...JSON_TYPE, origin: HOME }, body);
    expect((await ask()).status).toBe(201);
    expect(await (await ask()).json()).toMatchObject({ secret: body.secret });
    const authorization = `Bearer ${body.secret}`;
    expect((await send('GET', '/api/editing', { authorization })).status).toBe(200);
  });

  test('is too old after ten minutes', async () => {
    const { link, begin, clock } = await withAuthor();
    const token = await link();
    clock.time += 600_000;
    expect(await problemOf(await begin(token))).toMatchObject({ status: 410, code: 'link-unknown' });
  });

  test('brought from a page of another origin is void', async () => {
    const { link, begin } = await withAuthor();
    const token = await link();
    expect(await problemOf(await begin(token, 'https://evil.example'))).toMatchObject({ code: 'link-elsewhere' });
    expect(await problemOf(await begin(token))).toMatchObject({ code: 'link-unknown' });
  });

  test('is not exchanged by a page of another site', async () => {
    const { link, send } = await withAuthor();
    const from = { ...JSON_TYPE, 'sec-fetch-site': 'cross-site' };
    const answer = await send('POST', '/api/editing', from, { token: await link(), origin: PAGE });
    expect(await problemOf(answer)).toMatchObject({ status: 403, code: 'cross-site' });
  });
});

describe('an edit session', () => {
  test('says who edits what, and never the secret again', async () => {
    const { bearer, send } = await withAuthor();
    const session = await (await send('GET', '/api/editing', await bearer())).json();
    expect(session).toMatchObject({
      ...{ guideId: 'g', member: { name: 'Ada' }, origin: PAGE, app: { appId: 'demo' } },
      rights: ['guide.read', 'guide.write'],
    });
    expect(session).not.toHaveProperty('secret');
  });

  test('writes the guides of its app, and does nothing else, though its member is an admin', async () => {
    const { bearer, send } = await withAuthor();
    const headers = await bearer();
    const status = async (method: string, path: string, body?: object) =>
      (await send(method, path, headers, body)).status;
    expect(await status('GET', '/api/apps/demo/guides/g')).toBe(200);
    expect(await status('PUT', '/api/apps/demo/guides/g', { ...guide, title: 'New' })).toBe(200);
    expect(await status('POST', '/api/apps/demo/guides/g/publish')).toBe(403);
    expect(await status('GET', '/api/apps/other/guides/g')).toBe(404);
    expect(await status('PUT', '/api/apps/demo', { name: 'Taken over' })).toBe(403);
    expect(await status('GET', '/api/members')).toBe(403);
    expect(await status('GET', '/api/account')).toBe(403);
    expect(await status('GET', '/api/account/edit-sessions')).toBe(403);
  });

  test('never has more than its member at that moment', async () => {
    const { bearer, send, app, memberId } = await withAuthor({ roles: ['author'] });
    const headers = await bearer();
    await app.services.members.change(memberId, { grants: [{ roles: ['analyst'] }] });
    expect((await send('PUT', '/api/apps/demo/guides/g', headers, guide)).status).toBe(403);
    await app.services.members.change(memberId, { disabled: true });
    expect((await send('GET', '/api/editing', headers)).status).toBe(401);
  });

  test('ends after eight hours', async () => {
    const { bearer, send, clock } = await withAuthor();
    const headers = await bearer();
    clock.time += 8 * HOUR_MS - 1;
    expect((await send('GET', '/api/editing', headers)).status).toBe(200);
    clock.time += 1;
    expect((await send('GET', '/api/editing', headers)).status).toBe(401);
  });

  test('ends when its panels say so', async () => {
    const { bearer, send, signedIn } = await withAuthor();
    const headers = await bearer();
    expect((await send('DELETE', '/api/editing', signedIn)).status).toBe(404);
    expect((await send('DELETE', '/api/editing', headers)).status).toBe(204);
    expect((await send('GET', '/api/editing', headers)).status).toBe(401);
  });

  test('is listed in the account, and ended there', async () => {
    const { bearer, send, signedIn } = await withAuthor();
    const headers = await bearer();
    const list = async () => (await (await send('GET', '/api/account/edit-sessions', signedIn)).json()).editSessions;
    const [one] = await list();
    expect(one).toMatchObject({ appId: 'demo', origin: PAGE, device: 'Firefox' });
    expect(JSON.stringify(one)).not.toMatch(/hash|secret/i);
    expect((await send('DELETE', '/api/account/edit-sessions/none', signedIn)).status).toBe(404);
    expect((await send('DELETE', `/api/account/edit-sessions/${one.editId}`, signedIn)).status).toBe(204);
    expect((await send('GET', '/api/editing', headers)).status).toBe(401);
    expect(await list()).toEqual([]);
  });

  test('ends when its member ends their other sessions', async () => {
    const { bearer, send, signedIn } = await withAuthor();
    const headers = await bearer();
    expect((await send('DELETE', '/api/account/sessions', signedIn)).status).toBe(204);
    expect((await send('GET', '/api/editing', headers)).status).toBe(401);
  });

  test('is in the audit log, with its link and with what was tried', async () => {
    const { link, begin, bearer, app } = await withAuthor();
    const token = await link();
    await bearer(token);
    await begin(token);
    const entries = await app.services.audit.page({ limit: 3 });
    expect(entries.map(({ action, by, name }) => [action, by, name])).toEqual([
      ['edit-link.used', 'nobody', ''],
      ['editing.begun', 'editor', 'Ada'],
      ['edit-link.made', 'session', 'Ada'],
    ]);
    expect(JSON.stringify(entries)).not.toContain(token);
  });
});

describe('the document of the panels', () => {
  async function frameOf(origins: string[]) {
    const { app } = await withAuthor({ origins });
    const dist = mkdtempSync(join(tmpdir(), 'handrail-editor-'));
    onTestFinished(() => rmSync(dist, { recursive: true }));
    mkdirSync(join(dist, 'assets'));
    writeFileSync(join(dist, 'assets.json'), '{"script":"assets/panel-1a.js"}');
    const demo = await app.services.apps.find('demo');
    const frame = editingFileRoutes(dist, app.services, systemChance).find(({ path }) => path === '/edit/frame');
    const get = async (key: string | undefined) => {
      const call = { request: new Request(HOME), query: new URLSearchParams({ app: key ?? '' }) };
      // A handler of files looks at nothing else.
      return (frame ?? expect.unreachable()).handle(call as Parameters<NonNullable<typeof frame>['handle']>[0]);
    };
    return { get, appKey: demo?.appKey };
  }

  test('may be framed by the origins of the app, and trusts its own script alone', async () => {
    const { get, appKey } = await frameOf([PAGE, 'https://*.example.org']);
    const answer = await get(appKey);
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("frame-ancestors 'self' https://app.example.com https://*.example.org;");
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain('unsafe');
    const page = await answer.text();
    const nonce = /nonce="([\w-]{43})" src="assets\/panel-1a\.js"/.exec(page)?.[1] ?? '';
    expect(policy).toContain(`script-src 'nonce-${nonce}' 'strict-dynamic'`);
    expect(page).toContain('<meta name="handrail-origins" content="https://app.example.com https://*.example.org">');
  });

  test('of an app without origins may be framed by nobody for whom there is no link', async () => {
    const { get, appKey } = await frameOf([]);
    expect((await get(appKey)).headers.get('content-security-policy')).toContain("frame-ancestors 'self';");
  });

  test('is for a key that is alive', async () => {
    const { get } = await frameOf([PAGE]);
    expect((await get('hk_nobody')).status).toBe(403);
  });
});
