import { expect, test } from 'vitest';
import { partsOf, QUARTER_MS as Q } from './span.ts';

test.each([
  ['whole quarters have no edges', { from: Q, until: 3 * Q }, { from: Q, until: 3 * Q }, []],
  [
    'what a window cuts off at both ends is left',
    { from: Q + 1, until: 3 * Q + 1 },
    { from: 2 * Q, until: 3 * Q },
    [
      { from: Q + 1, until: 2 * Q },
      { from: 3 * Q, until: 3 * Q + 1 },
    ],
  ],
  [
    'within one quarter all of it is left',
    { from: 1, until: Q - 1 },
    { from: Q - 1, until: Q - 1 },
    [{ from: 1, until: Q - 1 }],
  ],
  [
    'across one edge both sides are left',
    { from: Q - 1, until: Q + 1 },
    { from: Q, until: Q },
    [
      { from: Q - 1, until: Q },
      { from: Q, until: Q + 1 },
    ],
  ],
])('%s', (_, window, whole, edges) => {
  expect(partsOf(window)).toEqual({ whole, edges });
});
