import { expect, test } from 'vitest';
import { figureText, formatValue, readTarget, targetText } from './figure-text.ts';

test('values are told in their unit', () => {
  expect(formatValue('share', 0.625)).toBe('63%');
  expect(formatValue('share', 1.25)).toBe('125%');
  expect(formatValue('per-hundred', 3.25)).toBe('3.3');
  expect(formatValue('ms', 7_200_000)).toBe('2h');
  expect(formatValue('ms', 1_000)).toBe('<1m');
});

test('a figure without a value says why', () => {
  const none = { value: null, unit: 'share', better: 'more' } as const;
  expect(figureText({ ...none, reason: 'no-data' })).toBe('No data');
  expect(figureText({ ...none, reason: 'small-group' })).toBe('hidden: too few people');
});

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
