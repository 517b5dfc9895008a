import type { Guide } from '@handrail/protocol';
import { expect, test } from 'vitest';
import { BY_NOBODY, draftOf } from '../../../test/drafts.ts';
import type { Lease } from './guide-records.ts';
import type { RecordStore } from './record-store.ts';

const app = { appId: 'demo', appKey: 'hk_demo_key', name: 'Demo' };
const guide = (guideId: string, title = 'A guide'): Guide => ({
  kind: 'walkthrough',
  guideId,
  title,
  trigger: { on: 'call' },
  steps: [{ type: 'dialog', stepId: 'a', title: 'Grüße 👋', blocks: [] }],
});
const version = (guideId: string, number: number) => ({ ...guide(guideId), version: number, publishedAt: number * 10 });
const ada = { memberId: 'ada', name: 'Ada' };
const live = (number: number, environment: 'production' | 'staging' = 'production') => ({
  ...{ environment, version: number, at: number * 100, by: ada },
});
const plan = (guideId: string, number: number, at: number) => ({ appId: 'demo', guideId, ...live(number), at });

type Open = () => RecordStore | Promise<RecordStore>;

async function withGuides(open: Open, ...guideIds: string[]) {
  const store = await open();
  await store.apps.put(app);
  for (const guideId of guideIds) await store.guides.put('demo', draftOf(guide(guideId)), 0);
  return store.guides;
}

/** What every engine must do with drafts, versions, and what is live and planned. */
export function guideContract(open: Open): void {
  draftContract(open);
  versionContract(open);
  planContract(open);
}

function draftContract(open: Open): void {
  test('a draft is removed by whoever has seen its last turn, and one of which there is a version stays', async () => {
    const guides = await withGuides(open, 'g', 'h');
    await guides.addVersion('demo', version('h', 1), BY_NOBODY);
    expect(await guides.remove('demo', 'g', 2)).toBe(false);
    expect(await guides.remove('other', 'g', 1)).toBe(false);
    expect(await guides.remove('demo', 'h', 1)).toBe(false);
    expect(await guides.remove('demo', 'g', 1)).toBe(true);
    expect(await guides.remove('demo', 'g', 1)).toBe(false);
    expect(await guides.ids('demo')).toEqual(['h']);
    expect(await guides.put('demo', draftOf(guide('g')), 0)).toBe(true);
  });

  test('a draft is kept as it was written, and replaced by whoever has seen its last turn', async () => {
    const guides = await withGuides(open);
    const first = draftOf(guide('g'));
    expect(await guides.put('demo', first, 0)).toBe(true);
    expect(await guides.put('demo', first, 0)).toBe(false);
    const second = {
      ...draftOf(guide('g', 'Another title')),
      ...{ revision: 2, updatedAt: 2, updatedBy: ada },
      desk: { authors: ['ada'], reviews: [], labels: ['Grüße'], archived: { at: 3, by: ada } },
    };
    expect(await guides.put('demo', second, 2)).toBe(false);
    expect(await guides.put('demo', second, 1)).toBe(true);
    expect(await guides.put('demo', first, 1)).toBe(false);
    expect(await guides.find('demo', 'g')).toEqual({
      ...{ ...second, turn: 2, newest: 0, published: undefined },
      ...{ live: [], plans: [] },
    });
    expect(await guides.find('demo', 'h')).toBeUndefined();
    expect(await guides.find('other', 'g')).toBeUndefined();
    expect(await guides.put('demo', draftOf(guide('h')), 1)).toBe(false);
  });

  test('guides are listed with the one changed last first, each with what is live', async () => {
    const guides = await withGuides(open);
    await guides.put('demo', draftOf(guide('old'), 1), 0);
    await guides.put('demo', draftOf(guide('new'), 2), 0);
    for (const number of [1, 2, 3]) await guides.addVersion('demo', version('old', number), BY_NOBODY);
    await guides.putLive('demo', 'old', live(2));
    await guides.putLive('demo', 'old', live(3, 'staging'));
    const list = await guides.list('demo');
    expect(list.map(({ draft, published, newest, live: there }) => [draft.guideId, published, newest, there])).toEqual([
      ['new', undefined, 0, []],
      ['old', version('old', 2), 3, [live(2), live(3, 'staging')]],
    ]);
    expect(await guides.ids('demo')).toEqual(['new', 'old']);
    expect(await guides.ids('other')).toEqual([]);
  });

  test('a draft is given to one at a time: only who has seen the last lease gives another', async () => {
    const guides = await withGuides(open, 'g');
    const lease = (holder: string): Lease => ({ holder, name: holder, since: 1, until: 5 });
    expect(await guides.lease('demo', 'g')).toBeUndefined();
    expect(await guides.putLease('demo', 'g', lease('ada'), undefined)).toBe(true);
    expect(await guides.putLease('demo', 'g', lease('bob'), undefined)).toBe(false);
    expect(await guides.putLease('demo', 'g', lease('bob'), { ...lease('ada'), until: 6 })).toBe(false);
    expect(await guides.putLease('demo', 'g', lease('bob'), lease('ada'))).toBe(true);
    expect(await guides.lease('demo', 'g')).toEqual(lease('bob'));
    expect(await guides.putLease('demo', 'none', lease('ada'), undefined)).toBe(false);
    expect(await guides.find('demo', 'g')).toMatchObject({ turn: 1, revision: 1 });
  });
}

function versionContract(open: Open): void {
  test('a version is frozen: its number cannot be given twice, and a later draft does not change it', async () => {
    const guides = await withGuides(open, 'g');
    const note = { by: ada, approvedBy: { memberId: 'bob', name: 'Bob' } };
    expect(await guides.addVersion('demo', version('g', 1), note)).toBe(true);
    expect(await guides.addVersion('demo', { ...version('g', 1), title: 'Forged' }, BY_NOBODY)).toBe(false);
    await guides.put('demo', draftOf(guide('g', 'Later')), 1);
    await guides.addVersion('demo', version('g', 2), BY_NOBODY);
    expect(await guides.version('demo', 'g', 1)).toEqual(version('g', 1));
    expect(await guides.version('demo', 'g', 3)).toBeUndefined();
    expect(await guides.version('other', 'g', 1)).toBeUndefined();
    expect(await guides.versions('demo', 'g')).toEqual([
      { version: 2, publishedAt: 20, ...BY_NOBODY },
      { version: 1, publishedAt: 10, ...note },
    ]);
  });

  test('each environment has the version that it was given, until it is taken away', async () => {
    const guides = await withGuides(open, 'b', 'a');
    for (const guideId of ['a', 'b']) {
      for (const number of [1, 2]) await guides.addVersion('demo', version(guideId, number), BY_NOBODY);
    }
    expect(await guides.published('demo', 'production')).toEqual([]);
    await guides.putLive('demo', 'b', live(2));
    await guides.putLive('demo', 'a', live(1));
    await guides.putLive('demo', 'a', live(2, 'staging'));
    expect(await guides.published('demo', 'production')).toEqual([version('a', 1), version('b', 2)]);
    expect(await guides.published('demo', 'staging')).toEqual([version('a', 2)]);
    await guides.putLive('demo', 'b', live(1));
    expect(await guides.published('demo', 'production')).toEqual([version('a', 1), version('b', 1)]);
    expect(await guides.removeLive('demo', 'b', 'production')).toBe(true);
    expect(await guides.removeLive('demo', 'b', 'production')).toBe(false);
    expect(await guides.published('demo', 'production')).toEqual([version('a', 1)]);
  });
}

function planContract(open: Open): void {
  async function withVersions() {
    const guides = await withGuides(open, 'a', 'b');
    for (const guideId of ['a', 'b']) {
      for (const number of [1, 2]) await guides.addVersion('demo', version(guideId, number), BY_NOBODY);
    }
    return guides;
  }

  test('a plan is due from its time on, carried out once, and then live', async () => {
    const guides = await withVersions();
    await guides.putPlan(plan('b', 1, 500));
    await guides.putPlan(plan('a', 2, 700));
    expect(await guides.duePlans(499)).toEqual([]);
    expect(await guides.duePlans(500)).toEqual([plan('b', 1, 500)]);
    expect(await guides.duePlans(700)).toEqual([plan('b', 1, 500), plan('a', 2, 700)]);
    const results = await Promise.all([guides.carryOut(plan('b', 1, 500)), guides.carryOut(plan('b', 1, 500))]);
    expect(results.toSorted()).toEqual([false, true]);
    expect(await guides.published('demo', 'production')).toEqual([version('b', 1)]);
    expect(await guides.find('demo', 'b')).toMatchObject({ live: [{ version: 1, at: 500, by: ada }], plans: [] });
  });

  test('a plan that was changed or ended meanwhile is not carried out', async () => {
    const guides = await withVersions();
    await guides.putPlan(plan('a', 1, 500));
    await guides.putPlan(plan('a', 2, 600));
    expect(await guides.carryOut(plan('a', 1, 500))).toBe(false);
    expect(await guides.find('demo', 'a')).toMatchObject({ live: [], plans: [plan('a', 2, 600)] });
    expect(await guides.removePlan('demo', 'a', 'production')).toBe(true);
    expect(await guides.removePlan('demo', 'a', 'production')).toBe(false);
    expect(await guides.carryOut(plan('a', 2, 600))).toBe(false);
    await guides.putPlan(plan('a', 1, 500));
    await guides.putLive('demo', 'a', live(2));
    expect(await guides.duePlans(900)).toEqual([]);
    expect(await guides.published('demo', 'production')).toEqual([version('a', 2)]);
  });
}
