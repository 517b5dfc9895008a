import type { Rollout, SignOff } from '@handrail/protocol';
import { expect, test } from 'vitest';
import type { RecordStore } from './record-store.ts';
import type { ReportLinkRecord, RolloutRecord, TestEntry } from './rollout-records.ts';

const ada = { memberId: 'ada', name: 'Ada' };
const rollout = (rolloutId: string, appIds = ['demo']): Rollout => ({
  ...{ rolloutId, name: 'Grüße 👋', need: 'Less paper', owner: 'Purchasing', goLive: '2026-05-01', criteria: [] },
  scope: { appIds, guides: [] },
});
const record = (rolloutId: string, more: Partial<RolloutRecord> = {}): RolloutRecord => ({
  ...{ rollout: rollout(rolloutId), state: 'draft', revision: 1, updatedAt: 5, updatedBy: ada },
  ...{ liveAt: null, endedAt: null, movedAt: null },
  ...more,
});
const link = (linkId: string, createdAt: number, rolloutId = 'a'): ReportLinkRecord => ({
  ...{ linkId, rolloutId, tokenHash: `hash of ${linkId}`, createdAt, createdBy: ada, expiresAt: 99 },
});
const signed = (entryId: string): TestEntry => {
  const counts = { steps: 1, passed: 1, failed: 0, open: 0 };
  const signOff: SignOff = { signOffId: entryId, verdict: 'accepted', at: 1, by: ada, counts, versions: [] };
  return { kind: 'sign-off', entryId, signOff };
};

type Open = () => RecordStore | Promise<RecordStore>;

async function opened(open: Open, ...rolloutIds: string[]) {
  const store = await open();
  for (const appId of ['demo', 'shop']) await store.apps.put({ appId, appKey: `hk_${appId}_key`, name: appId });
  for (const rolloutId of rolloutIds) await store.rollouts.put(record(rolloutId), 0);
  return store.rollouts;
}
const idsOf = (all: readonly RolloutRecord[]): string[] => all.map((one) => one.rollout.rolloutId);

/** What every engine must do with rollouts. */
export function rolloutContract(open: Open): void {
  test('a rollout is kept as it was written, and replaced by whoever has seen its last revision', async () => {
    const rollouts = await opened(open);
    expect(await rollouts.put(record('a'), 0)).toBe(true);
    expect(await rollouts.put(record('a'), 0)).toBe(false);
    const live = record('a', { state: 'live', revision: 2, updatedAt: 9, liveAt: 9 });
    expect(await rollouts.put(live, 2)).toBe(false);
    expect(await rollouts.find('a')).toEqual(record('a'));
    expect(await rollouts.put(live, 1)).toBe(true);
    expect(await rollouts.find('a')).toEqual(live);
    expect(await rollouts.put(record('b'), 1)).toBe(false);
    expect(await rollouts.find('b')).toBeUndefined();
  });

  test('rollouts are listed in each app of their scope, those changed last first', async () => {
    const rollouts = await opened(open, 'b', 'a');
    await rollouts.put(record('c', { rollout: rollout('c', ['shop', 'demo']), updatedAt: 6 }), 0);
    expect(idsOf(await rollouts.list('demo'))).toEqual(['c', 'a', 'b']);
    expect(idsOf(await rollouts.list('shop'))).toEqual(['c']);
    await rollouts.put(record('c', { rollout: rollout('c', ['shop']), revision: 2, updatedAt: 7 }), 1);
    expect(idsOf(await rollouts.list('demo'))).toEqual(['a', 'b']);
    expect(await rollouts.list('other')).toEqual([]);
  });

  test('a link is found by the hash of its token until it is taken back, by its own rollout alone', async () => {
    const rollouts = await opened(open, 'a', 'b');
    for (const one of [link('old', 1), link('new', 2), link('of-b', 3, 'b')]) await rollouts.addLink(one);
    expect(await rollouts.links('a')).toEqual([link('new', 2), link('old', 1)]);
    expect(await rollouts.findLink('hash of old')).toEqual(link('old', 1));
    expect(await rollouts.findLink('old')).toBeUndefined();
    expect(await rollouts.removeLink('b', 'old')).toBe(false);
    expect(await rollouts.removeLink('a', 'old')).toBe(true);
    expect(await rollouts.removeLink('a', 'old')).toBe(false);
    expect(await rollouts.findLink('hash of old')).toBeUndefined();
  });

  test('entries of the acceptance test are added once, and told in their order', async () => {
    const rollouts = await opened(open, 'a', 'b');
    expect(await rollouts.addEntry('a', signed('2'))).toBe(true);
    expect(await rollouts.addEntry('a', signed('1'))).toBe(true);
    expect(await rollouts.addEntry('a', signed('2'))).toBe(false);
    expect(await rollouts.addEntry('b', signed('2'))).toBe(false);
    expect(await rollouts.entries('a')).toEqual([signed('2'), signed('1')]);
    expect(await rollouts.entries('b')).toEqual([]);
  });

  test('a rollout goes when one of its apps goes', async () => {
    const store = await open();
    for (const appId of ['demo', 'shop']) await store.apps.put({ appId, appKey: `hk_${appId}_key`, name: appId });
    await store.rollouts.put(record('a'), 0);
    await store.rollouts.put(record('b', { rollout: rollout('b', ['demo', 'shop']) }), 0);
    expect(await store.apps.remove('shop')).toBe(true);
    expect(idsOf(await store.rollouts.list('demo'))).toEqual(['a']);
    expect(await store.rollouts.find('b')).toBeUndefined();
  });

  test('a rollout goes with all that belongs to it, by whoever has seen its last revision', async () => {
    const rollouts = await opened(open, 'a', 'b');
    await rollouts.addLink(link('one', 1));
    await rollouts.addEntry('a', signed('1'));
    expect(await rollouts.remove('a', 2)).toBe(false);
    expect(await rollouts.remove('a', 1)).toBe(true);
    expect(await rollouts.remove('a', 1)).toBe(false);
    expect(idsOf(await rollouts.list('demo'))).toEqual(['b']);
    expect(await rollouts.findLink('hash of one')).toBeUndefined();
    expect(await rollouts.entries('a')).toEqual([]);
  });
}
