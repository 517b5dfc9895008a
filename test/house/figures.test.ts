import { expect, test } from 'vitest';
import { digits, isMet, table } from '../load/figures.ts';

test('a goal is met on its own side, and where there is none nothing is said', () => {
  expect(isMet({ what: 'a', figure: 5, goal: 5, better: 'less' })).toBe(true);
  expect(isMet({ what: 'a', figure: 6, goal: 5, better: 'less' })).toBe(false);
  expect(isMet({ what: 'a', figure: 6, goal: 5, better: 'more' })).toBe(true);
  expect(isMet({ what: 'a', figure: 4, goal: 5, better: 'more' })).toBe(false);
  expect(isMet({ what: 'a', figure: 4, better: 'more' })).toBeUndefined();
});

test('a row says goal, figure, baseline and ratio; one that is missed says so', () => {
  const rows = table([
    {
      what: 'waits | long',
      figure: 300,
      unit: 'ms',
      goal: 200,
      better: 'less',
      baseline: { what: 'peer', figure: 150 },
    },
    { what: 'share', figure: 0.0441, better: 'more' },
  ]).split('\n');
  expect(rows[2]).toBe('| waits \\| long | ≤ 200 ms | 300 ms | **missed** | peer: 150 ms | 2 |');
  expect(rows[3]).toBe('| share |  | 0.0441 |  |  |  |');
});

test('a baseline of nothing has no ratio', () => {
  expect(table([{ what: 'late', figure: 1, better: 'less', baseline: { what: 'none', figure: 0 } }])).toContain(
    'none: 0 |  |',
  );
});

test.each([
  [119_899, '119,899'],
  [7.2449, '7.245'],
  [234.04, '234'],
  [0.04412, '0.0441'],
  [0, '0'],
])('of %d the digits that count are %s', (value, said) => expect(digits(value)).toBe(said));
