import { describe, expect, test } from 'vitest';
import { formatCount, formatDay, formatDays, formatShare, formatTick } from './format.ts';

describe('shares', () => {
  test('nothing to divide by is no number', () => {
    expect(formatShare(null)).toBeUndefined();
    expect(formatShare(Number.NaN)).toBeUndefined();
  });

  test.each([
    [0, '0%'],
    [0.0002, '<0.1%'],
    [0.031, '3.1%'],
    [0.0996, '10%'],
    [0.6224, '62%'],
    [0.994, '99.4%'],
    [0.9999, '>99.9%'],
    [1, '100%'],
  ])('%d reads %s', (share, text) => {
    expect(formatShare(share)).toBe(text);
  });
});

test('counts group their thousands', () => {
  expect(formatCount(1234567)).toBe('1,234,567');
  expect(formatTick(9_999)).toBe('9,999');
  expect(formatTick(12_500)).toBe('12.5k');
});

test('days read as people write them, and what is no day stays as it is', () => {
  expect(formatDay('2026-11-02')).toBe('2 Nov');
  expect(formatDay('soon')).toBe('soon');
  expect(formatDays({ from: '2026-10-26', to: '2026-11-22' })).toBe('26 Oct to 22 Nov 2026');
  expect(formatDays({ from: '2025-12-30', to: '2026-01-02' })).toBe('30 Dec 2025 to 2 Jan 2026');
  expect(formatDays({ from: '2026-01-02', to: '2026-01-02' })).toBe('2 Jan 2026');
});
