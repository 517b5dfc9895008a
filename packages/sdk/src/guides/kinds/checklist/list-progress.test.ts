import type { Checklist, Event } from '@handrail/protocol';
import type { Facts } from '@handrail/protocol/conditions';
import { expect, test } from 'vitest';
import { event } from '../../../../test/events.ts';
import { hear, isFree, newlyDone, readProgress, targetsOf } from './list-progress.ts';

const list = (more: Partial<Checklist> = {}): Checklist => ({
  ...{ kind: 'checklist', guideId: 'start', title: 'Start', trigger: { on: 'call' } },
  items: [
    { itemId: 'walk', title: 'Walk', completedBy: { guideId: 'tour' } },
    { itemId: 'save', title: 'Save', completedBy: { event: 'saved', times: 2 } },
    { itemId: 'role', title: 'Role', completedBy: { when: { type: 'trait', name: 'role', in: ['buyer'] } } },
    { itemId: 'hand', title: 'By hand', completedBy: 'tick' },
  ],
  ...more,
});
const facts = (more: Partial<Facts> = {}): Facts => ({ page: { path: '/', hash: '' }, traits: {}, ...more });
const ids = (items: { itemId: string }[]) => items.map(({ itemId }) => itemId);
const completed = (guideId: string): Event => ({
  ...event(),
  ...{ name: 'guide.completed', guideId, version: 1 },
});

test('an item is done by its guide, its event so often, or its condition; never by itself', () => {
  const guide = list();
  const progress = readProgress(undefined, guide, facts());
  expect(newlyDone(guide, progress, facts())).toEqual([]);
  expect(ids(newlyDone(guide, progress, facts(), completed('tour')))).toEqual(['walk']);
  expect(newlyDone(guide, progress, facts(), completed('other'))).toEqual([]);
  hear(guide, progress, event('saved'));
  expect(newlyDone(guide, progress, facts())).toEqual([]);
  hear(guide, progress, event('saved'));
  expect(ids(newlyDone(guide, progress, facts({ traits: { role: 'buyer' } })))).toEqual(['save', 'role']);
});

test('what the visitor did before, or elsewhere, counts', () => {
  const guide = list();
  const known = facts({
    history: (guideId) => (guideId === 'start' ? { guideId, stepIds: ['hand'] } : { guideId, completedAt: 1 }),
    events: () => 2,
  });
  const progress = readProgress({ done: ['role'], shown: [], heard: {} }, guide, known);
  expect(progress.done).toEqual(['role', 'hand']);
  expect(ids(newlyDone(guide, progress, known))).toEqual(['walk', 'save']);
});

test('in a list with an order only the next item can be done or begun', () => {
  const guide = list({ ordered: true });
  const progress = readProgress(undefined, guide, facts());
  expect(newlyDone(guide, progress, facts({ traits: { role: 'buyer' } }))).toEqual([]);
  expect(guide.items.map(({ itemId }) => isFree(guide, progress, itemId))).toEqual([true, false, false, false]);
});

test.each([[null], ['x'], [{ done: [1], shown: [], heard: {} }], [{ done: [], shown: [] }]])(
  'what was kept in another shape is left: %j',
  (kept) => {
    expect(readProgress(kept, list(), facts())).toMatchObject({ done: [], shown: [], heard: {}, minimised: false });
  },
);

test('the elements of its conditions are known, however deep', () => {
  const target = { v: 1 as const, css: '#x' };
  const when = { type: 'any' as const, of: [{ type: 'not' as const, of: { type: 'element' as const, target } }] };
  expect(targetsOf(list({ items: [{ itemId: 'a', title: 'A', completedBy: { when } }] }))).toEqual([target]);
});
