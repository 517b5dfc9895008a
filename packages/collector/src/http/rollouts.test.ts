import { describe, expect, test } from 'vitest';
import type { RolloutReport } from '@handrail/protocol';
import { problemOf } from '../../test/collector-app.ts';
import { criterion, GO_LIVE, plan, randomId, withRollouts } from '../../test/rollouts.ts';

describe('going live', () => {
  test('needs criteria that can be measured, and says of each why not', async () => {
    const { make, move, manage, settings } = await withRollouts();
    await manage('PUT', '/api/apps/demo', { name: 'Demo' });
    await manage('PUT', '/api/apps/demo/guides/draft', {
      kind: 'announcement',
      guideId: 'draft',
      title: 'D',
      trigger: { on: 'call' },
      place: 'dialog',
      blocks: [],
    });
    const criteria = [
      criterion(),
      criterion({ criterionId: 'export', figure: 'featureAdoption' }),
      criterion({ criterionId: 'gone', figure: 'featureAdoption', featureId: 'gone' }),
      criterion({ criterionId: 'guide', figure: 'guideCompletion', guideId: 'none' }),
      criterion({ criterionId: 'people', figure: 'activePeople', population: { trait: 'department', value: 'sales' } }),
      criterion({ criterionId: 'sla', figure: 'slaResolution' }),
      criterion({ criterionId: 'early', figure: 'activePeople', by: '2026-05-27' }),
    ];
    const made = await make(plan({ criteria }));
    const refused = await problemOf(await move(made, 'live'));
    expect(refused).toMatchObject({ status: 422, code: 'not-measurable' });
    expect(refused.detail).toBe(
      'Criterion 1 needs to know how many people there are: set the head-count in the settings of the app.',
    );
    expect(refused.errors).toEqual(made.obstacles.map(({ path, message }) => ({ path, message })));
    expect(made.obstacles).toEqual([
      { path: '/criteria/0', reason: 'no-head-count', message: expect.stringContaining('set the head-count') },
      { path: '/criteria/1', reason: 'feature-needed', message: expect.stringContaining('choose which') },
      { path: '/criteria/2', reason: 'no-such-feature', message: expect.stringContaining('not defined') },
      { path: '/criteria/3', reason: 'guide-not-published', message: expect.stringContaining('not published') },
      {
        path: '/criteria/4',
        reason: 'trait-not-told',
        trait: 'department',
        message: expect.stringContaining('declare the trait'),
      },
      { path: '/criteria/5', reason: 'no-promises', message: expect.stringContaining('set a policy') },
      {
        path: '/criteria/6',
        reason: 'before-go-live',
        days: 28,
        day: '2026-05-28',
        message: expect.stringContaining('2026-05-28 or later'),
      },
    ]);
    await manage('PUT', '/api/apps/demo', settings);
    const { rollout } = made;
    const fitting = [criteria[0], criteria[4], criterion({ criterionId: 'early', by: '2026-05-28' })];
    const path = `/api/apps/demo/rollouts/${rollout.rolloutId}`;
    const saved = await (await manage('PUT', path, { ...rollout, criteria: fitting })).json();
    expect(saved.obstacles).toEqual([]);
    expect(await (await move(saved, 'live')).json()).toMatchObject({ state: 'live', revision: 3 });
  });

  test('needs a criterion, goes one way, and is not undone by a change', async () => {
    const { make, move, manage, app } = await withRollouts();
    const empty = await make(plan({ criteria: [] }));
    expect((await problemOf(await move(empty, 'live'))).detail).toBe(
      'The rollout must say at least once what success is.',
    );
    const made = await make();
    expect((await move(made, 'ended')).status).toBe(409);
    const live = await (await move(made, 'live')).json();
    expect((await move(made, 'live')).status).toBe(412);
    const path = `/api/apps/demo/rollouts/${live.rollout.rolloutId}`;
    const gone = { ...live.rollout, criteria: [criterion({ figure: 'featureAdoption', featureId: 'gone' })] };
    expect(await problemOf(await manage('PUT', path, gone))).toMatchObject({ status: 422, code: 'not-measurable' });
    const renamed = await (await manage('PUT', path, { ...live.rollout, name: 'Another' })).json();
    expect(renamed).toMatchObject({ state: 'live', movedAt: null });
    const moved = await (await manage('PUT', path, { ...live.rollout, criteria: [criterion({ target: 0.1 })] })).json();
    expect(moved.movedAt).not.toBeNull();
    expect((await manage('DELETE', path)).status).toBe(409);
    const ended = await (await move(moved, 'ended')).json();
    expect(ended.state).toBe('ended');
    expect((await manage('PUT', path, live.rollout)).status).toBe(409);
    const entries = await app.services.audit.page({ limit: 4 });
    expect(entries.map(({ action }) => action)).toEqual([
      ...['rollout.ended', 'rollout.saved', 'rollout.saved', 'rollout.went-live'],
    ]);
    expect(entries[1]).toMatchObject({
      before: { criteria: [{ target: 0.5 }] },
      after: { criteria: [{ target: 0.1 }] },
    });
  });

  test('a draft goes away, and what makes no sense is not taken', async () => {
    const { make, manage } = await withRollouts();
    const { rollout } = await make();
    const path = `/api/apps/demo/rollouts/${rollout.rolloutId}`;
    expect((await manage('DELETE', path)).status).toBe(204);
    expect((await manage('GET', path)).status).toBe(404);
    const wrong = plan({ goLive: '2026-02-30', criteria: [criterion({ target: 1.2 }), criterion({ appId: 'other' })] });
    const refused = await problemOf(await manage('POST', '/api/apps/demo/rollouts', wrong));
    expect(refused).toMatchObject({ status: 422, code: 'invalid-rollout' });
    expect(refused.errors?.map((one) => 'path' in one && one.path)).toEqual([
      ...['/goLive', '/criteria/0/target', '/criteria/1/criterionId', '/criteria/1/appId'],
    ]);
  });
});

/** A body that each route takes from whoever may. */
const BODIES: Readonly<Record<string, object>> = {
  'POST /moves': { state: 'live', revision: 1 },
  'POST /links': { days: 7 },
  'POST /test/marks': {
    ...{ markId: randomId(), appId: 'demo', guideId: 'order', version: 1, stepId: 'open', outcome: 'pass' },
  },
  'POST /test/sign-offs': { signOffId: randomId(), verdict: 'refused', note: 'No.' },
};

describe('a rollout is not there', async () => {
  const all = await withRollouts();
  const { rollout } = await all.make();
  const both = await all.make(plan({ scope: { appIds: ['demo', 'other'], guides: [] } }));
  const olga = await all.member('Olga', ['admin'], 'other');
  const ada = await all.member('Ada', ['admin'], 'demo');
  const ben = await all.member('Ben', ['agent-l1'], 'demo');
  const routes = all.app.routes.filter(({ path }) => path.includes('/rollouts/:rolloutId'));
  const named = routes.map((route) => [`${route.method} ${route.path}`, route] as const);
  const bodyOf = (method: string, path: string, rolloutId: string): object | undefined =>
    method === 'PUT' ? { ...plan(), rolloutId } : BODIES[`${method} ${path.split('/:rolloutId')[1]}`];
  const at = (path: string, appId: string, rolloutId: string): string =>
    path.replace(':appId', appId).replace(':rolloutId', rolloutId).replace(':linkId', 'none');

  test('there are routes', () => expect(routes.length).toBeGreaterThan(9));

  test.each(named)('for members of another app, nor for those of one of its two: %s', async (_, { method, path }) => {
    const tries = [
      [olga, 'demo', rollout.rolloutId],
      [olga, 'other', rollout.rolloutId],
      [olga, 'other', both.rollout.rolloutId],
      [ada, 'demo', both.rollout.rolloutId],
    ] as const;
    for (const [member, appId, rolloutId] of tries) {
      const answer = await member.ask(method, at(path, appId, rolloutId), bodyOf(method, path, rolloutId));
      expect(answer.status).toBe(404);
      expect(await answer.text()).not.toContain('purchasing');
    }
  });

  test.each(named)('and who may not see or change it is told so: %s', async (_, { method, path, permission }) => {
    const answer = await ben.ask(method, at(path, 'demo', rollout.rolloutId), bodyOf(method, path, rollout.rolloutId));
    if (permission === 'rollout.test') expect([200, 201]).toContain(answer.status);
    else expect((await problemOf(answer)).code).toBe('not-permitted');
  });

  test('in any list', async () => {
    expect(await (await olga.ask('GET', '/api/apps/other/rollouts')).json()).toEqual({ rollouts: [] });
    const { rollouts } = await (await ben.ask('GET', '/api/apps/demo/rollouts')).json();
    expect(rollouts).toHaveLength(1);
  });
});

describe('the report', () => {
  const adoption = (numerator: number) => ({ numerator, denominator: 32, value: numerator / 32 });

  test('holds each criterion against the line, and shows before and after by department', async () => {
    const { make, move, manage, use, day } = await withRollouts();
    await use('sales', 6, '2026-04-25');
    await use('it', 2, '2026-04-29');
    const made = await make(plan({ criteria: [criterion({ by: '2026-05-28' })] }));
    expect((await move(made, 'live')).status).toBe(200);
    const path = `/api/apps/demo/rollouts/${made.rollout.rolloutId}/report`;
    const report = async (): Promise<RolloutReport> => (await manage('GET', path)).json() as Promise<RolloutReport>;

    const [before] = (await report()).criteria;
    expect(before).toMatchObject({ standing: 'not-begun', now: null, before: { to: '2026-04-20' } });

    await use('sales', 14, '2026-05-10');
    day('2026-05-14');
    const half = await report();
    // Half of the way from 8 of 32 to half of 32 is 12; sales-0 to -13 and the two of it were there in these 28 days.
    expect(half.criteria[0]).toMatchObject({
      ...{ standing: 'on-track', expected: 0.375 },
      before: { from: '2026-04-03', to: '2026-04-30', figure: adoption(8) },
      now: { from: '2026-04-17', to: '2026-05-14', figure: adoption(16) },
    });
    expect(half.criteria[0]?.points.map(({ to }) => to)).toEqual([
      ...['2026-04-02', '2026-04-09', '2026-04-16', '2026-04-23', '2026-04-30', '2026-05-07', '2026-05-14'],
    ]);
    expect(half.byDepartment).toMatchObject([
      { department: 'sales', before: { figure: { value: 0.3 } }, now: { figure: { value: 0.7 } } },
      // Two are too few to be told of.
      { department: 'it', before: { figure: { value: 2 / 12 } }, now: { figure: { value: 2 / 12 } } },
    ]);
    expect(half).toMatchObject({ goLive: GO_LIVE, today: '2026-05-14', owner: 'Purchasing', hiddenBelow: null });

    day('2026-05-29');
    // The day is over; the window ends on it and nothing of the 29th counts.
    await use('it', 12, '2026-05-29');
    expect((await report()).criteria[0]).toMatchObject({
      ...{ standing: 'not-met', expected: null },
      now: { from: '2026-05-01', to: '2026-05-28', figure: adoption(14) },
    });
  });

  test('says why a criterion cannot be measured any more, and stops at the end of the rollout', async () => {
    const { make, move, manage, use, day, settings } = await withRollouts();
    const made = await make();
    const live = await (await move(made, 'live')).json();
    day('2026-05-10');
    await use('sales', 8, '2026-05-02');
    expect((await move(live, 'ended')).status).toBe(200);
    day('2026-07-20');
    const path = `/api/apps/demo/rollouts/${made.rollout.rolloutId}/report`;
    expect(await (await manage('GET', path)).json()).toMatchObject({
      ...{ state: 'ended', today: '2026-05-10', criteria: [{ standing: 'on-track', now: { to: '2026-05-10' } }] },
    });
    await manage('PUT', '/api/apps/demo', { ...settings, headcount: {} });
    expect(await (await manage('GET', path)).json()).toMatchObject({
      criteria: [{ standing: 'not-measurable', reason: 'no-head-count' }],
    });
  });
});
