import { describe, expect, test } from 'vitest';
import { fitText, niceTicks, spread } from './scale.ts';

test.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [3, [0, 1, 2, 3]],
  [7, [0, 2, 4, 6, 8]],
  [10, [0, 5, 10]],
  [98, [0, 50, 100]],
  [1_234, [0, 500, 1_000, 1_500]],
])('an axis up to %d has the ticks %j', (max, ticks) => {
  expect(niceTicks(max)).toEqual(ticks);
});

test('the ticks always reach the largest value, in four steps at most', () => {
  for (let max = 1; max < 3_000; max += 7) {
    const ticks = niceTicks(max);
    expect(ticks.at(-1)).toBeGreaterThanOrEqual(max);
    expect(ticks.length).toBeLessThanOrEqual(5);
  }
});

describe('spread', () => {
  test('the last place is always named', () => {
    expect(spread(28, 5)).toEqual([6, 13, 20, 27]);
    expect(spread(7, 7)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(spread(2, 9)).toEqual([0, 1]);
  });
  test('one place, or none', () => {
    expect(spread(1, 5)).toEqual([0]);
    expect(spread(0, 5)).toEqual([]);
  });
});

describe('fitText', () => {
  const measure = (text: string) => Array.from(text).length;
  test('what fits stays', () => expect(fitText('Save', 4, measure)).toBe('Save'));
  test('what does not fit is cut with an ellipsis inside the width', () => {
    expect(fitText('Choose a supplier', 8, measure)).toBe('Choose…');
    expect(measure(fitText('x'.repeat(5_000), 20, measure))).toBeLessThanOrEqual(20);
  });
  test('a family is not torn apart', () => {
    expect(fitText('👨‍👩‍👧👨‍👩‍👧', 8, measure)).toBe('👨‍👩‍👧…');
  });
});
