import type { Environment } from '@handrail/protocol';
import { describe, expect, test } from 'vitest';
import { carryOutPlans } from '../jobs/plans.ts';
import { createReleases } from '../services/publishing/releases.ts';
import { guide, problemOf } from '../../test/collector-app.ts';
import { withMembers } from '../../test/members.ts';

const PATH = '/api/apps/demo/guides/g';

async function withDraft() {
  const all = await withMembers();
  const { ada, ask, appKey } = all;
  await ada('POST', '/api/apps/demo/guides', guide);
  const state = async () => (await (await ada('GET', PATH)).json()).state;
  const shown = async () => {
    const { guides } = await (await ask('GET', `/v1/manifest?appKey=${appKey}`)).json();
    return guides.map(({ title, version }: { title: string; version: number }) => [title, version]);
  };
  const code = async (answer: Promise<Response>) => (await problemOf(await answer)).code;
  const actions = async () =>
    (await all.stores.records.audit.page({ limit: 50 }))
      .map(({ action, by, name }) => [action, by, name])
      .filter(([action]) => action !== 'guide.saved');
  return { ...all, state, shown, code, actions };
}

describe('from draft to visitor', () => {
  test('an author asks, a reviewer sends back and then approves, and visitors get it', async () => {
    const { ada, cleo, state, shown, actions } = await withDraft();
    await ada('POST', `${PATH}/review`, { move: 'submit', comment: 'Please' });
    expect(await state()).toBe('in-review');
    await cleo('POST', `${PATH}/verdict`, { move: 'send-back', revision: 1, comment: 'Shorter' });
    expect(await state()).toBe('sent-back');
    await ada('PUT', PATH, { ...guide, title: 'Short' });
    expect(await state()).toBe('draft');
    await ada('POST', `${PATH}/review`, { move: 'submit' });
    const approved = await cleo('POST', `${PATH}/verdict`, { move: 'approve', revision: 2 });
    expect(await approved.json()).toEqual({ state: 'approved', revision: 2 });
    expect(await shown()).toEqual([]);
    await cleo('POST', `${PATH}/releases`, { environment: 'production' });
    expect(await shown()).toEqual([['Short', 1]]);
    const found = await (await ada('GET', PATH)).json();
    expect(found).toMatchObject({
      state: 'published',
      live: [{ environment: 'production', version: 1, by: { name: 'Cleo' } }],
      versions: [{ version: 1, by: { name: 'Cleo' }, approvedBy: { name: 'Cleo' } }],
      reviews: [{ comment: 'Please' }, { comment: 'Shorter', by: { name: 'Cleo' } }, {}, { state: 'approved' }],
    });
    expect(await actions()).toEqual([
      ['guide.published', 'session', 'Cleo'],
      ['guide.approved', 'session', 'Cleo'],
      ['guide.review-asked', 'session', 'Ada'],
      ['guide.sent-back', 'session', 'Cleo'],
      ['guide.review-asked', 'session', 'Ada'],
    ]);
  });

  test('whoever wrote in a draft neither approves nor publishes it, until the app allows own work', async () => {
    const { bob, cleo, manage, code, shown } = await withDraft();
    await bob('PUT', PATH, { ...guide, title: 'Touched' });
    await bob('POST', `${PATH}/review`, { move: 'submit' });
    expect(await code(bob('POST', `${PATH}/verdict`, { move: 'approve', revision: 2 }))).toBe('own-work');
    expect(await code(bob('POST', `${PATH}/publish`))).toBe('own-work');
    expect(await code(bob('POST', `${PATH}/releases`, { environment: 'staging' }))).toBe('own-work');
    expect(await shown()).toEqual([]);
    await cleo('POST', `${PATH}/verdict`, { move: 'approve', revision: 2 });
    expect((await bob('POST', `${PATH}/publish`)).status).toBe(200);
    expect(await shown()).toEqual([['Touched', 1]]);
    await bob('PUT', PATH, { ...guide, title: 'Again' });
    expect(await code(bob('POST', `${PATH}/publish`))).toBe('own-work');
    await manage('PUT', '/api/apps/demo', { name: 'Demo', review: { ownWork: true } });
    expect((await bob('POST', `${PATH}/publish`)).status).toBe(200);
    expect(await shown()).toEqual([['Again', 2]]);
  });

  test('a reviewer who wrote nothing in it approves by publishing', async () => {
    const { ada, cleo, shown } = await withDraft();
    expect((await cleo('POST', `${PATH}/publish`)).status).toBe(200);
    expect(await shown()).toEqual([['A guide', 1]]);
    expect(await (await ada('GET', PATH)).json()).toMatchObject({ versions: [{ approvedBy: { name: 'Cleo' } }] });
  });

  test('what was approved is what goes out: a draft that was changed since is refused', async () => {
    const { ada, cleo, code } = await withDraft();
    await ada('POST', `${PATH}/review`, { move: 'submit' });
    await ada('PUT', PATH, { ...guide, title: 'Smuggled' });
    expect(await code(cleo('POST', `${PATH}/verdict`, { move: 'approve', revision: 1 }))).toBe('draft-changed');
    expect(await code(cleo('POST', `${PATH}/verdict`, { move: 'approve', revision: 2 }))).toBe('not-in-review');
    const release = { environment: 'production', revision: 1 };
    expect(await code(cleo('POST', `${PATH}/releases`, release))).toBe('draft-changed');
    expect(await code(ada('POST', `${PATH}/verdict`, { move: 'approve', revision: 2 }))).toBe('not-permitted');
    expect(await code(cleo('POST', `${PATH}/review`, { move: 'submit' }))).toBe('not-permitted');
  });
});

describe('a version', () => {
  test('of before is given to visitors again, or made the draft, and stays what it is', async () => {
    const { ada, cleo, shown, code } = await withDraft();
    await cleo('POST', `${PATH}/publish`);
    await ada('PUT', PATH, { ...guide, title: 'Second' });
    await cleo('POST', `${PATH}/publish`);
    await cleo('POST', `${PATH}/releases`, { environment: 'production', version: 1 });
    expect(await shown()).toEqual([['A guide', 1]]);
    expect(await (await ada('POST', `${PATH}/restore`, { version: 1 })).json()).toEqual({ revision: 3 });
    expect(await (await ada('GET', PATH)).json()).toMatchObject({ guide, state: 'published' });
    expect(await (await ada('GET', `${PATH}/versions/2`)).json()).toMatchObject({ title: 'Second', version: 2 });
    expect(await code(ada('POST', `${PATH}/restore`, { version: 9 }))).toBe('not-found');
    expect(await code(cleo('POST', `${PATH}/releases`, { environment: 'staging', version: 9 }))).toBe('no-version');
  });

  test('is taken from visitors, and nobody has it', async () => {
    const { ada, cleo, shown } = await withDraft();
    await cleo('POST', `${PATH}/publish`);
    expect((await cleo('DELETE', `${PATH}/releases/production`)).status).toBe(204);
    expect(await shown()).toEqual([]);
    expect((await cleo('DELETE', `${PATH}/releases/production`)).status).toBe(404);
    expect((await cleo('DELETE', `${PATH}/releases/moon`)).status).toBe(404);
    expect(await (await ada('GET', PATH)).json()).toMatchObject({ state: 'approved', live: [], versions: [{}] });
  });
});

describe('a time to publish at', () => {
  const plan = (at: number, environment: Environment = 'production') => ({ environment, at });

  test('comes once, with several collectors on the same records, and is in the audit', async () => {
    const { app, cleo, clock, shown, stores, actions } = await withDraft();
    const at = clock.time + 3_600_000;
    const planned = await (await cleo('POST', `${PATH}/releases`, plan(at))).json();
    expect(planned).toMatchObject({ version: 1, plannedAt: at });
    const { audit, manifests, together } = app.services;
    const other = createReleases({ records: stores.records, clock, changed: () => {} });
    const twice = () =>
      Promise.all([
        carryOutPlans(app.services),
        carryOutPlans({ audit, together, publishing: { ...app.services.publishing, ...other } }),
      ]);
    clock.time = at - 1;
    await twice();
    expect(await shown()).toEqual([]);
    clock.time = at;
    await twice();
    manifests.changed('demo');
    expect(await shown()).toEqual([['A guide', 1]]);
    expect(await actions()).toEqual([
      ['guide.published', 'plan', 'Cleo'],
      ['guide.planned', 'session', 'Cleo'],
    ]);
  });

  test('takes what was approved then, whatever is written until it comes', async () => {
    const { app, ada, cleo, clock, shown } = await withDraft();
    await cleo('POST', `${PATH}/releases`, plan(clock.time + 1_000));
    await ada('PUT', PATH, { ...guide, title: 'Later words' });
    clock.time += 1_000;
    await carryOutPlans(app.services);
    expect(await shown()).toEqual([['A guide', 1]]);
  });

  test('can be ended, and must lie ahead', async () => {
    const { app, cleo, clock, shown, code } = await withDraft();
    expect(await code(cleo('POST', `${PATH}/releases`, plan(clock.time)))).toBe('in-the-past');
    await cleo('POST', `${PATH}/releases`, plan(clock.time + 1_000));
    expect((await cleo('DELETE', `${PATH}/plans/production`)).status).toBe(204);
    expect((await cleo('DELETE', `${PATH}/plans/production`)).status).toBe(404);
    clock.time += 1_000;
    await carryOutPlans(app.services);
    expect(await shown()).toEqual([]);
  });
});

describe('the archive', () => {
  test('takes a guide from everybody, with what was planned, and gives it back as a draft', async () => {
    const { app, cleo, bob, clock, state, shown, code } = await withDraft();
    await cleo('POST', `${PATH}/publish`);
    await cleo('POST', `${PATH}/releases`, { environment: 'staging', at: clock.time + 1_000 });
    expect(await (await bob('POST', `${PATH}/archive`)).json()).toEqual({ state: 'archived', revision: 1 });
    clock.time += 1_000;
    await carryOutPlans(app.services);
    expect(await shown()).toEqual([]);
    expect(await code(bob('POST', `${PATH}/review`, { move: 'submit' }))).toBe('archived');
    expect(await code(cleo('POST', `${PATH}/publish`))).toBe('archived');
    await bob('DELETE', `${PATH}/archive`);
    expect(await state()).toBe('approved');
    expect(await shown()).toEqual([]);
  });

  test('takes an unpublished draft by its author, and a published one by who may publish', async () => {
    const { ada, cleo, state, code } = await withDraft();
    await ada('POST', `${PATH}/archive`);
    expect(await state()).toBe('archived');
    await ada('DELETE', `${PATH}/archive`);
    await cleo('POST', `${PATH}/publish`);
    expect(await code(ada('POST', `${PATH}/archive`))).toBe('not-permitted');
    expect(await state()).toBe('published');
  });
});
