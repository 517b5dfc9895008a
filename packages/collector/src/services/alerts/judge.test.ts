import type { AlertStanding, Figure } from '@handrail/protocol';
import { expect, test } from 'vitest';
import { judgeAlert } from './judge.ts';
import { alertSpans } from './spans.ts';

const calm: AlertStanding = {
  ...{ state: 'calm', since: 1, checkedAt: 1, value: 0, low: null, high: null, times: 0 },
};
const share = (value: number, denominator = 100): Figure => ({ value, unit: 'share', better: 'less', denominator });
const count = (value: number): Figure => ({ value, unit: 'count', better: 'less' });
const above = { kind: 'above', value: 0.1 } as const;
const judged = (rule: Parameters<typeof judgeAlert>[0], now: Figure, was = calm, earlier: Figure[] = []) =>
  judgeAlert(rule, { now, earlier, was, at: 9 });

test('beyond its bound an alert is raised, and is over when the figure is well within it', () => {
  expect(judged(above, share(0.1))).toMatchObject({ state: 'calm', since: 1, high: 0.1, low: null, times: 0 });
  const raised = judged(above, share(0.11));
  expect(raised).toMatchObject({ state: 'raised', since: 9, value: 0.11, times: 1 });
  // A little back is not over, so that nobody is told again and again.
  expect(judged(above, share(0.097), raised)).toMatchObject({ state: 'raised', times: 1 });
  expect(judged(above, share(0.095), raised)).toMatchObject({ state: 'calm', times: 1 });
  const below = { kind: 'below', value: 10 } as const;
  expect(judged(below, count(9)).state).toBe('raised');
  expect(judged(below, count(10), { ...calm, state: 'raised' }).state).toBe('raised');
  expect(judged(below, count(11), { ...calm, state: 'raised' }).state).toBe('calm');
});

test('of too little nothing is said, and what was raised stays so', () => {
  const nothing: Figure = { value: null, unit: 'share', better: 'less', reason: 'small-group' };
  expect(judged(above, share(0.9, 19))).toMatchObject({ state: 'unknown', reason: 'too-little', since: 9 });
  expect(judged(above, nothing)).toMatchObject({ state: 'unknown', reason: 'small-group', value: null });
  const raised: AlertStanding = { ...calm, state: 'raised', since: 3, times: 2 };
  expect(judged(above, nothing, raised)).toMatchObject({ state: 'raised', since: 3, times: 2, reason: 'small-group' });
});

test('unusual is what is further from the median than so many usual deviations', () => {
  const rule = { kind: 'unusual', times: 3 } as const;
  const earlier = [100, 104, 96, 102, 98, 100].map(count);
  // The median is 100, the median deviation 2: as a standard deviation 2.97, but at least 5 of 100.
  expect(judged(rule, count(114), calm, earlier)).toMatchObject({ state: 'calm', low: 85, high: 115 });
  const raised = judged(rule, count(116), calm, earlier);
  expect(raised).toMatchObject({ state: 'raised', times: 1 });
  expect(judged(rule, count(113), raised, earlier).state).toBe('raised');
  expect(judged(rule, count(112), raised, earlier).state).toBe('calm');
  expect(judged(rule, count(84), calm, earlier).state).toBe('raised');
  expect(judged(rule, count(900), calm, earlier.slice(2))).toMatchObject({ state: 'unknown', reason: 'too-little' });
});

test('a day that is not over is looked at for too much alone', () => {
  const today = '2026-11-22';
  expect(alertSpans({ days: 7, rule: above }, today)).toEqual([{ from: '2026-11-16', to: '2026-11-22' }]);
  expect(alertSpans({ days: 1, rule: { kind: 'below', value: 5 } }, today)).toEqual([
    { from: '2026-11-21', to: '2026-11-21' },
  ]);
  const spans = alertSpans({ days: 7, rule: { kind: 'unusual', times: 3 } }, today);
  expect([spans.length, spans[0], spans[1]]).toEqual([
    9,
    { from: '2026-11-15', to: '2026-11-21' },
    { from: '2026-11-08', to: '2026-11-14' },
  ]);
});
