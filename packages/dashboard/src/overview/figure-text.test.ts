import { expect, test } from 'vitest';
import { formatValue, textOf } from './figure-text.ts';

test('values are told in their unit', () => {
  expect(formatValue(0.625, 'share')).toBe('63%');
  expect(formatValue(1.25, 'share')).toBe('125%');
  expect(formatValue(3.25, 'per-hundred')).toBe('3.3');
  expect(formatValue(7_200_000, 'ms')).toBe('2h');
  expect(formatValue(1_000, 'ms')).toBe('under 1m');
});

test('a figure without a value says why', () => {
  const none = { value: null, unit: 'share', better: 'more' } as const;
  expect(textOf({ ...none, reason: 'no-data' })).toBe('No data');
  expect(textOf({ ...none, reason: 'small-group' })).toBe('Too few people to tell');
});
