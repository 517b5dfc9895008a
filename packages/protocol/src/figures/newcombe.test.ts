import { expect, test } from 'vitest';
import { differenceOf } from './newcombe.ts';

// Table II of Newcombe (1998), method 10.
test.each([
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.809],
  [6, 7, 2, 7, 0.0582, 0.8062],
  [5, 56, 0, 29, -0.0381, 0.1926],
  [0, 10, 0, 20, -0.1611, 0.2775],
  [0, 10, 0, 10, -0.2775, 0.2775],
  [10, 10, 0, 20, 0.6791, 1],
  [10, 10, 0, 10, 0.6075, 1],
])('%d of %d against %d of %d lies from %f to %f', (a, m, b, n, low, high) => {
  const found = differenceOf({ part: a, whole: m }, { part: b, whole: n });
  expect(found?.low).toBeCloseTo(low, 4);
  expect(found?.high).toBeCloseTo(high, 4);
});

test('of nobody there is no share, and so no difference', () => {
  expect(differenceOf({ part: 0, whole: 0 }, { part: 1, whole: 2 })).toBeUndefined();
});
