import type { Role, SavedQuestion } from '@handrail/protocol';
import {
  checkOf,
  frictionReportSchema,
  peopleReportSchema,
  savedQuestionsSchema,
  walksReportSchema,
} from '@handrail/protocol/schema';
import { expect, test } from 'vitest';
import { HOME, withApp } from '../../test/collector-app.ts';
import { goldenCompany } from '../store/events/golden-company.contract.ts';

const PATH = '/api/apps/demo/questions';
const paths = { name: 'After home', query: { ask: 'paths', start: '/home' }, shared: false, pinned: true };

async function desk() {
  const all = await withApp({ timeZone: 'Europe/Berlin' });
  /** What somebody sends who has one role in the app. */
  const as = async (name: string, role: Role) => {
    const { members, sessions } = all.app.services;
    const member = await members.invite({
      ...{ name, email: `${name}@example.com`, grants: [{ appId: 'demo', roles: [role] }] },
    });
    if (member === 'taken') throw new Error('each is invited once');
    const opened = await sessions.open(member.memberId, 'link', 'test');
    const headers = { cookie: `handrail_session=${opened?.secret}`, origin: HOME, 'content-type': 'application/json' };
    return async (method: string, path: string, body?: object) => {
      const answer = await all.ask(method, path, headers, body && JSON.stringify(body));
      return { status: answer.status, body: answer.status === 204 ? undefined : ((await answer.json()) as unknown) };
    };
  };
  return { ...all, as };
}

const namesOf = ({ body }: { body: unknown }): string[] =>
  (body as { questions: SavedQuestion[] }).questions.map(({ name }) => name);

test('a question is kept by who asks it, shared with who sees the app, and changed by whoever may', async () => {
  const { as, manage } = await desk();
  const [ada, ben, agent] = [await as('Ada', 'analyst'), await as('Ben', 'author'), await as('Al', 'agent-l1')];
  const made = await ada('POST', PATH, paths);
  expect(made).toMatchObject({ status: 201, body: { ...paths, owner: 'Ada', mayChange: true } });
  const at = `${PATH}/${(made.body as SavedQuestion).questionId}`;
  // Nobody else sees it, nor that it is there.
  expect(namesOf(await ben('GET', PATH))).toEqual([]);
  expect(await ben('PUT', at, paths)).toMatchObject({ status: 404 });
  expect((await manage('DELETE', at)).status).toBe(404);
  expect(await ada('PUT', at, { ...paths, name: 'Ours', shared: true })).toMatchObject({ status: 200 });
  expect(await ben('GET', PATH)).toMatchObject({ body: { questions: [{ name: 'Ours', mayChange: false }] } });
  expect(await ben('DELETE', at)).toMatchObject({ status: 403, body: { code: 'not-yours' } });
  expect((await agent('GET', PATH)).status).toBe(403);
  // Whoever sets up the app may.
  expect((await manage('DELETE', at)).status).toBe(204);
  expect(namesOf(await ada('GET', PATH))).toEqual([]);
});

test('what is no question is refused, and there is a bound to them', async () => {
  const { as } = await desk();
  const ada = await as('Ada', 'analyst');
  for (const wrong of [
    { ...paths, name: '' },
    { ...paths, query: { 'a b': 'c' } },
    { ...paths, more: 1 },
  ]) {
    expect(await ada('POST', PATH, wrong)).toMatchObject({ status: 422, body: { code: 'invalid-question' } });
  }
  expect((await ada('POST', '/api/apps/none/questions', paths)).status).toBe(404);
  for (let kept = 0; kept < 100; kept += 1) expect((await ada('POST', PATH, paths)).status).toBe(201);
  expect(await ada('POST', PATH, paths)).toMatchObject({ status: 409, body: { code: 'too-many-questions' } });
});

test('the new answers are what the description says, and the list of people is for whoever may see single ones', async () => {
  const { as, stores, clock } = await desk();
  clock.time = Date.parse('2026-11-02T12:00+01:00');
  await stores.events.append('demo', goldenCompany());
  const [ada, ben] = [await as('Ada', 'analyst'), await as('Ben', 'author')];
  const days = 'from=2026-09-28&to=2026-11-01';
  const asked = [
    [`metrics/walks?${days}&path=/home`, walksReportSchema],
    [`metrics/people?${days}&name=form.submitted`, peopleReportSchema],
    [`metrics/friction?${days}`, frictionReportSchema],
    ['questions', savedQuestionsSchema],
  ] as const;
  for (const [path, schema] of asked) {
    const { status, body } = await ada('GET', `/api/apps/demo/${path}`);
    expect([path, status, checkOf(schema)(body).ok]).toEqual([path, 200, true]);
  }
  expect((await ben('GET', `/api/apps/demo/metrics/people?${days}`)).status).toBe(403);
  expect((await ben('GET', `/api/apps/demo/metrics/walks?${days}&path=/home`)).status).toBe(200);
});
