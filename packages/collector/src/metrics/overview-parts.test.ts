import type { Figure, OverviewFigure } from '@handrail/protocol';
import { expect, test } from 'vitest';
import { createCalendar } from './calendar.ts';
import { concernsOf, worstFirst, type AppFacts } from './concerns.ts';
import { poolFigures } from './overview-pool.ts';
import { spanBefore, sparkSpans } from './overview-spans.ts';
import { createShelf } from './shelf.ts';

const share = (numerator: number, denominator: number): Figure => ({
  ...{
    value: denominator === 0 ? null : numerator / denominator,
    unit: 'share',
    better: 'more',
    numerator,
    denominator,
  },
  ...(denominator === 0 && { reason: 'no-data' as const }),
});

test('spark lines reach over the range and as many days before it, in parts of one length', () => {
  const month = { from: '2026-10-26', to: '2026-11-22', timeZone: 'UTC' };
  expect(spanBefore(month)).toEqual({ from: '2026-09-28', to: '2026-10-25' });
  const spans = sparkSpans(month);
  expect([spans.length, spans[0], spans.at(-1)]).toEqual([
    8,
    { from: '2026-09-28', to: '2026-10-04' },
    { from: '2026-11-16', to: '2026-11-22' },
  ]);
  // Fourteen days in parts of two; of twice ninety seven parts of 23, and nineteen days are left over.
  expect(sparkSpans({ ...month, from: '2026-11-16' })).toHaveLength(7);
  expect(sparkSpans({ ...month, from: '2026-08-25' })[0]).toEqual({ from: '2026-06-15', to: '2026-07-07' });
  expect(sparkSpans({ ...month, from: '2026-11-22' })).toHaveLength(2);
});

test('of several apps shares are of the sums, and people are added up', () => {
  expect(poolFigures('adoption', [share(1, 10), share(80, 90), share(0, 0)])).toEqual({ ...share(81, 100) });
  const people = (value: number): Figure => ({ value, unit: 'people', better: 'more' });
  expect(poolFigures('activePeople', [people(3), people(4)])).toEqual(people(7));
  const tickets: Figure = { value: 50, unit: 'per-hundred', better: 'less', numerator: 5, denominator: 10 };
  expect(
    poolFigures('ticketsPer100', [tickets, { ...tickets, value: 0, numerator: 0, denominator: 90 }]),
  ).toMatchObject({
    ...{ value: 5, numerator: 5, denominator: 100 },
  });
  const unset: Figure = { value: null, unit: 'share', better: 'more', reason: 'no-head-count' };
  expect(poolFigures('adoption', [unset, unset])).toEqual(unset);
  expect(poolFigures('adoption', [unset, share(0, 0)])).toMatchObject({ value: null, reason: 'no-data' });
  expect(poolFigures('adoption', [])).toMatchObject({ value: null, reason: 'no-data' });
});

const none = { part: 0, whole: 0, value: null };
const help = { visits: 0, selfSolved: 0, open: 0, deflection: none, failedSearches: none, saved: null, cut: false };
const quiet: AppFacts = {
  app: { appId: 'demo', appKey: 'k', name: 'Demo' },
  ...{ figures: [], guides: [], places: [], help, open: 3, late: 0, alerts: [] },
};
const figure = (now: Figure, before: Figure, aim: number | null = null): OverviewFigure => ({
  ...{ figure: 'guideCompletion', now, before, aim, trend: [] },
});
const whats = (facts: Partial<AppFacts>) => concernsOf({ ...quiet, ...facts }).map(({ what }) => what);

test('an aim that is missed is a concern, the more so the further away it is', () => {
  expect(whats({ figures: [figure(share(60, 100), share(90, 100), 0.6)] })).toEqual([]);
  const [near] = concernsOf({ ...quiet, figures: [figure(share(55, 100), share(55, 100), 0.6)] });
  const [far] = concernsOf({ ...quiet, figures: [figure(share(5, 100), share(5, 100), 0.6)] });
  expect(near).toMatchObject({ what: 'aim-missed', value: 0.55, against: 0.6 });
  expect(far?.weight).toBeGreaterThan(near?.weight ?? 1);
});

test('a fall by a fifth is a concern where enough people are behind it', () => {
  expect(whats({ figures: [figure(share(39, 100), share(50, 100))] })).toEqual(['worse']);
  expect(whats({ figures: [figure(share(41, 100), share(50, 100))] })).toEqual([]);
  expect(whats({ figures: [figure(share(1, 19), share(10, 19))] })).toEqual([]);
  const less = { unit: 'per-hundred', better: 'less', denominator: 100 } as const;
  expect(whats({ figures: [figure({ ...less, value: 13 }, { ...less, value: 10 })] })).toEqual(['worse']);
  expect(whats({ figures: [figure({ ...less, value: 5 }, { ...less, value: 10 })] })).toEqual([]);
});

test('guides that are missed or left, stuck places, late tickets and searches in vain are named with what they are about', () => {
  const guide = {
    ...{ guideId: 'g', kind: 'walkthrough' as const, title: 'Order', version: 1, starts: 40, affectedBy: 0 },
    ...{ startedBy: 40, completedBy: 8, completionRate: 0.2, shown: 90, missed: 10, missRate: 0.1 },
  };
  const stuck = { formula: 'stuck' as const, numerator: 10, denominator: 50, value: 0.2 };
  const place = { path: '/orders', element: null, rage: 9, dead: 1, error: 0, abandoned: 0, stuck };
  const failedSearches = { part: 15, whole: 30, value: 0.5 };
  const found = concernsOf({ ...quiet, guides: [guide], places: [place], help: { ...help, failedSearches }, late: 3 });
  expect(worstFirst(found).map(({ what, subject, value }) => [what, subject, value])).toEqual([
    ['tickets-late', undefined, 3],
    ['steps-missed', 'Order', 0.1],
    ['guide-left', 'Order', 0.2],
    ['place-stuck', '/orders', 0.2],
    ['searches-failed', undefined, 0.5],
  ]);
  expect(whats({ guides: [{ ...guide, startedBy: 19, shown: 17, missed: 2 }] })).toEqual([]);
});

test('answers are kept for a time: those of days that are over for longer, and what failed not at all', async () => {
  const clock = { time: Date.parse('2026-11-22T12:00Z'), now: () => clock.time };
  const shelf = createShelf(clock, createCalendar('UTC'));
  let asked = 0;
  const ask = (key: string, to: string) => shelf.one({ key, to }, () => Promise.resolve((asked += 1)));
  expect(await Promise.all([ask('today', '2026-11-22'), ask('today', '2026-11-22')])).toEqual([1, 1]);
  expect(await ask('past', '2026-11-21')).toBe(2);
  clock.time += 2_001;
  expect(await ask('today', '2026-11-22')).toBe(3);
  expect(await ask('past', '2026-11-21')).toBe(2);
  clock.time += 30_000;
  expect(await ask('past', '2026-11-21')).toBe(4);
  const failing = () => shelf.one({ key: 'away', to: '2026-11-21' }, () => Promise.reject<number>(new Error('away')));
  await expect(failing()).rejects.toThrow('away');
  expect(await shelf.one({ key: 'away', to: '2026-11-21' }, () => Promise.resolve(9))).toBe(9);
});

test('of several answers those alone are asked for that are not there, and together', async () => {
  const clock = { time: Date.parse('2026-11-22T12:00Z'), now: () => clock.time };
  const shelf = createShelf(clock, createCalendar('UTC'));
  const asked: (readonly number[])[] = [];
  const slots = ['2026-11-20', '2026-11-21', '2026-11-22'].map((to) => ({ key: to, to }));
  const ask = () =>
    Promise.all(
      shelf.several(slots, (places) => {
        asked.push(places);
        return Promise.resolve(places.map((place) => `${asked.length}: ${place}`));
      }),
    );
  expect(await ask()).toEqual(['1: 0', '1: 1', '1: 2']);
  expect(await ask()).toEqual(['1: 0', '1: 1', '1: 2']);
  clock.time += 2_001;
  expect(await ask()).toEqual(['1: 0', '1: 1', '2: 2']);
  clock.time += 30_001;
  expect(await ask()).toEqual(['3: 0', '3: 1', '3: 2']);
  expect(asked).toEqual([[0, 1, 2], [2], [0, 1, 2]]);
});
