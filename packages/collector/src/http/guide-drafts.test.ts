import { describe, expect, test } from 'vitest';
import { guide, problemOf } from '../../test/collector-app.ts';
import { withMembers } from '../../test/members.ts';

const PATH = '/api/apps/demo/guides/g';

describe('a draft', () => {
  test('says which revision it is, who changed it, and how far it is', async () => {
    const { ada, clock } = await withMembers();
    const made = await ada('POST', '/api/apps/demo/guides', guide);
    expect([made.status, await made.json()]).toEqual([201, { guide, revision: 1, warnings: [] }]);
    expect(await (await ada('GET', PATH)).json()).toMatchObject({
      ...{ guide, revision: 1, updatedAt: clock.time, updatedBy: { name: 'Ada' } },
      ...{ state: 'draft', labels: [], owner: null, live: [], plans: [], reviews: [], versions: [] },
    });
    expect(await (await ada('GET', '/api/apps/demo/guides')).json()).toMatchObject({
      guides: [{ guideId: 'g', revision: 1, state: 'draft', version: null, edited: false }],
    });
  });

  test('that was changed meanwhile is not overwritten: the second is told by whom', async () => {
    const { ada, bob, clock } = await withMembers();
    await ada('POST', '/api/apps/demo/guides', guide);
    const change = (title: string) => ({ ...guide, title });
    const mine = await bob('PUT', PATH, change('By Bob'), { 'if-match': '"1"' });
    expect([mine.status, mine.headers.get('etag')]).toEqual([200, '"2"']);
    const refused = await ada('PUT', PATH, change('By Ada'), { 'if-match': '"1"' });
    const about = await problemOf(refused);
    expect(about).toMatchObject({ status: 412, code: 'draft-changed', revision: 2, updatedAt: clock.time });
    expect(about).toMatchObject({ updatedBy: { name: 'Bob' }, detail: expect.stringContaining('Bob') });
    expect((await ada('PUT', PATH, change('By Ada'), { 'if-match': 'W/"2"' })).status).toBe(200);
    expect((await bob('PUT', PATH, change('Whatever is there'))).status).toBe(200);
    expect(await (await ada('GET', PATH)).json()).toMatchObject({ guide: { title: 'Whatever is there' }, revision: 4 });
  });

  test('saved as it was is no other revision', async () => {
    const { ada } = await withMembers();
    await ada('POST', '/api/apps/demo/guides', guide);
    const reversed = Object.fromEntries(Object.entries(guide).reverse());
    expect(await (await ada('PUT', PATH, reversed)).json()).toMatchObject({ revision: 1 });
  });

  test('of two who save the same revision at once, one is refused', async () => {
    const { ada, bob } = await withMembers();
    await ada('POST', '/api/apps/demo/guides', guide);
    const save = (by: typeof ada, title: string) => by('PUT', PATH, { ...guide, title }, { 'if-match': '"1"' });
    const answers = await Promise.all([save(ada, 'A'), save(bob, 'B')]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412]);
  });

  test('is made with If-Match "0", and with that alone not replaced', async () => {
    const { ada } = await withMembers();
    expect((await ada('PUT', PATH, guide, { 'if-match': '"7"' })).status).toBe(404);
    expect((await ada('PUT', PATH, guide, { 'if-match': '"0"' })).status).toBe(201);
    expect((await ada('PUT', PATH, { ...guide, title: 'B' }, { 'if-match': '"0"' })).status).toBe(412);
    expect((await problemOf(await ada('PUT', PATH, guide, { 'if-match': 'one' }))).code).toBe('invalid-if-match');
  });
});

describe('a draft that was never published', () => {
  test('is deleted by its authors, and the log says which it was', async () => {
    const { ada, bob, stores } = await withMembers();
    await ada('POST', '/api/apps/demo/guides', guide);
    expect((await bob('DELETE', '/api/apps/demo/guides/none')).status).toBe(404);
    expect((await ada('DELETE', PATH)).status).toBe(204);
    expect((await ada('GET', PATH)).status).toBe(404);
    expect(await stores.records.audit.page({ limit: 50 })).toContainEqual(
      expect.objectContaining({ action: 'guide.deleted', target: 'g', before: { title: guide.title } }),
    );
    // Whoever had it open still has it, and may save it as a new one.
    expect((await problemOf(await ada('PUT', PATH, guide, { 'if-match': '"1"' }))).status).toBe(404);
    expect((await ada('PUT', PATH, guide, { 'if-match': '"0"' })).status).toBe(201);
  });

  test('is not deleted by who may only read, nor when visitors have had it', async () => {
    const { ada, bob, cleo } = await withMembers();
    await ada('POST', '/api/apps/demo/guides', guide);
    expect((await cleo('DELETE', PATH)).status).toBe(403);
    expect((await bob('POST', `${PATH}/publish`)).status).toBe(200);
    expect(await problemOf(await ada('DELETE', PATH))).toMatchObject({ status: 409, code: 'has-versions' });
    expect((await ada('GET', PATH)).status).toBe(200);
  });
});

describe('the elements of a draft', () => {
  test('were last looked for when a page told, by whom, with what came of it; the draft stays as it is', async () => {
    const { ada, clock } = await withMembers();
    await ada('POST', '/api/apps/demo/guides', guide);
    expect(await (await ada('GET', PATH)).json()).toMatchObject({ checked: null });
    expect((await ada('POST', `${PATH}/check`, { found: 4, missed: 1 })).status).toBe(204);
    const checked = { at: clock.time, by: { name: 'Ada' }, found: 4, missed: 1 };
    expect(await (await ada('GET', PATH)).json()).toMatchObject({ checked, revision: 1, state: 'draft' });
    expect(await (await ada('GET', '/api/apps/demo/guides')).json()).toMatchObject({ guides: [{ checked }] });
    expect((await ada('POST', `${PATH}/check`, { found: -1, missed: 0 })).status).toBe(422);
    expect((await ada('POST', '/api/apps/demo/guides/none/check', { found: 0, missed: 0 })).status).toBe(404);
  });
});

describe('who is at work on a draft', () => {
  test('is told to others until a minute and a half after they last said so', async () => {
    const { ada, bob, clock } = await withMembers();
    await ada('POST', '/api/apps/demo/guides', guide);
    const since = clock.time;
    const hold = async (by: typeof ada, body = {}) => (await by('POST', `${PATH}/lease`, body)).json();
    expect(await hold(ada)).toEqual({ mine: true });
    clock.time += 60_000;
    expect(await hold(ada)).toEqual({ mine: true });
    clock.time += 89_999;
    expect(await hold(bob)).toMatchObject({ mine: false, by: { name: 'Ada' }, since });
    clock.time += 1;
    expect(await hold(bob)).toEqual({ mine: true });
    expect(await hold(ada)).toMatchObject({ mine: false, by: { name: 'Bob' }, since: clock.time });
    expect(await hold(ada, { take: true })).toEqual({ mine: true });
    expect(await hold(bob)).toMatchObject({ mine: false, by: { name: 'Ada' } });
    expect((await ada('POST', '/api/apps/demo/guides/none/lease', {})).status).toBe(404);
  });
});

describe('what is known of a guide', () => {
  test('are labels and an owner, which change neither the draft nor its revision', async () => {
    const { ada, members } = await withMembers();
    await ada('POST', '/api/apps/demo/guides', guide);
    const set = (about: object) => ada('PUT', `${PATH}/desk`, about);
    expect((await set({ labels: ['Onboarding', 'Überblick'], owner: members.ada.memberId })).status).toBe(204);
    expect((await set({ labels: ['Onboarding'] })).status).toBe(204);
    const found = await (await ada('GET', PATH)).json();
    expect(found).toMatchObject({ labels: ['Onboarding'], owner: { name: 'Ada' }, revision: 1 });
    await set({ owner: null });
    expect(await (await ada('GET', PATH)).json()).toMatchObject({ labels: ['Onboarding'], owner: null });
    expect((await problemOf(await set({ owner: 'nobody' }))).code).toBe('no-member');
    expect((await set({ labels: ['a,b'] })).status).toBe(422);
  });
});
