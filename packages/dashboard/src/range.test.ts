import { describe, expect, test } from 'vitest';
import { addDays, countDays, dayOf, dayToMs, formatChoice, parseChoice, rangeFault, resolveRange } from './range.ts';

describe('days', () => {
  test('a day that the calendar lacks is no day', () => {
    expect(dayToMs('2026-02-28')).toBe(Date.UTC(2026, 1, 28));
    expect(dayToMs('2026-02-29')).toBeUndefined();
    expect(dayToMs('2026-13-01')).toBeUndefined();
    expect(dayToMs('26-01-01')).toBeUndefined();
    expect(dayToMs('2026-01-01T00:00')).toBeUndefined();
  });

  test('adding days crosses months, leap days and the change to summer time', () => {
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(countDays({ from: '2026-03-28', to: '2026-03-30' })).toBe(3);
  });

  test('an instant falls on the day that the workspace has, not the browser', () => {
    const at = Date.UTC(2026, 10, 22, 23, 30);
    expect(dayOf(at, 'UTC')).toBe('2026-11-22');
    expect(dayOf(at, 'Europe/Berlin')).toBe('2026-11-23');
    expect(dayOf(at, 'America/Los_Angeles')).toBe('2026-11-22');
  });
});

describe('choices', () => {
  test('the last 7 days end today and have 7 days', () => {
    const range = resolveRange({ last: 7 }, '2026-11-22');
    expect(range).toEqual({ from: '2026-11-16', to: '2026-11-22' });
    expect(countDays(range)).toBe(7);
  });

  test.each(['?last=7', '?last=90', '?from=2026-01-01&to=2026-01-31', ''])(
    '%s is read and written the same',
    (query) => {
      expect(formatChoice(parseChoice(new URLSearchParams(query)))).toBe(query);
    },
  );

  test.each([
    '?last=8',
    '?last=-1',
    '?from=2026-01-02&to=2026-01-01',
    '?from=2026-01-02',
    '?from=x&to=<b>',
    '?from=2020-01-01&to=2026-01-01',
  ])('%s falls back to the last 28 days', (query) => {
    expect(parseChoice(new URLSearchParams(query))).toEqual({ last: 28 });
  });

  test('two days that make no range say why', () => {
    expect(rangeFault({ from: '2026-01-02', to: '2026-01-01' })).toBe('backwards');
    expect(rangeFault({ from: '', to: '2026-01-01' })).toBe('not-a-day');
    expect(rangeFault({ from: '0202-01-01', to: '2026-01-01' })).toBe('not-a-day');
    expect(rangeFault({ from: '2024-01-01', to: '2026-01-01' })).toBe('too-long');
    expect(rangeFault({ from: '2026-01-01', to: '2026-01-01' })).toBeUndefined();
  });
});
