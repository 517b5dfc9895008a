import { readFileSync } from 'node:fs';
import { FORMULAS } from '@handrail/protocol/schema';
import { expect, test } from 'vitest';
import { trendSpans, weekSpans } from './spans.ts';
import { shapeStickiness } from './stickiness.ts';

const timeZone = 'UTC';

test('a trend has a point a day, and a point a week where there would be too many', () => {
  expect(trendSpans({ from: '2026-02-27', to: '2026-03-01', timeZone })).toEqual([
    { from: '2026-02-27', to: '2026-02-27' },
    { from: '2026-02-28', to: '2026-02-28' },
    { from: '2026-03-01', to: '2026-03-01' },
  ]);
  expect(trendSpans({ from: '2026-01-01', to: '2026-03-03', timeZone })).toHaveLength(62);
  const weeks = trendSpans({ from: '2026-01-01', to: '2026-03-04', timeZone });
  expect(weeks).toHaveLength(9);
  expect(weeks[1]).toEqual({ from: '2026-01-08', to: '2026-01-14' });
  expect(trendSpans({ from: '2026-01-01', to: '2026-03-06', timeZone }).at(-1)).toEqual({
    from: '2026-03-05',
    to: '2026-03-06',
  });
});

test('weeks go from Monday to Sunday and lie in the range whole', () => {
  expect(weekSpans({ from: '2026-10-18', to: '2026-11-02', timeZone })).toEqual([
    { from: '2026-10-19', to: '2026-10-25' },
    { from: '2026-10-26', to: '2026-11-01' },
  ]);
  expect(weekSpans({ from: '2026-10-19', to: '2026-10-24', timeZone })).toEqual([]);
});

test('stickiness is the mean of the days’ shares of their month, without days whose month had nobody', () => {
  const day = (daily: number, monthly: number) => ({ daily, monthly });
  // 1 of 4, 2 of 4, and a day before anybody came.
  expect(shapeStickiness([day(1, 4), day(2, 4), day(0, 0)])).toEqual({
    ...{ formula: 'stickiness', numerator: 0.75, denominator: 2, value: 0.375 },
  });
  expect(shapeStickiness([day(0, 0)])).toMatchObject({ value: null });
});

test('every formula that an answer can name is defined in the docs', () => {
  const docs = readFileSync(new URL('../../../../docs/metrics.md', import.meta.url), 'utf8');
  for (const formula of FORMULAS) expect(docs).toContain(`| \`${formula}\` `);
});
