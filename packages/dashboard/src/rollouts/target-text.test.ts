import { expect, test } from 'vitest';
import { readTarget, targetText } from './target-text.ts';

test('a target is typed in per cent or hours, and comes back as it was typed', () => {
  expect(readTarget('share', '12,5')).toBe(0.125);
  expect(readTarget('ms', '2')).toBe(7_200_000);
  expect(readTarget('count', '-3')).toBe(-3);
  for (const [unit, typed] of [
    ['share', '28.7'],
    ['ms', '0.5'],
    ['points', '40'],
  ] as const)
    expect(targetText(unit, readTarget(unit, typed) ?? 0)).toBe(typed);
  for (const wrong of ['', 'many', '1e9', '1.2.3']) expect(readTarget('share', wrong)).toBeUndefined();
});
