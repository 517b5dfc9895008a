import { expect, test } from 'vitest';
import { addDays, createCalendar, isDay } from './calendar.ts';

const utc = (text: string) => Date.parse(text);

test.each([
  ['UTC', '2026-03-29', '2026-03-29T00:00:00Z'],
  ['Europe/Berlin', '2026-03-29', '2026-03-28T23:00:00Z'],
  ['Europe/Berlin', '2026-03-30', '2026-03-29T22:00:00Z'],
  ['Europe/Berlin', '2026-10-25', '2026-10-24T22:00:00Z'],
  ['Europe/Berlin', '2026-10-26', '2026-10-25T23:00:00Z'],
  ['America/New_York', '2026-11-01', '2026-11-01T04:00:00Z'],
  ['America/New_York', '2026-11-02', '2026-11-02T05:00:00Z'],
  ['Asia/Kathmandu', '2026-01-01', '2025-12-31T18:15:00Z'],
  ['Pacific/Kiritimati', '2026-01-01', '2025-12-31T10:00:00Z'],
  ['Pacific/Pago_Pago', '2026-01-01', '2026-01-01T11:00:00Z'],
  // Here the clocks went from 24:00 to 01:00, so the day had no midnight.
  ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00Z'],
  // This zone crossed the date line: the 30th never was, so it begins where the 31st does.
  ['Pacific/Apia', '2011-12-31', '2011-12-30T10:00:00Z'],
])('in %s the day %s begins at %s', (timeZone, day, start) => {
  const calendar = createCalendar(timeZone);
  expect(new Date(calendar.startOf(day)).toISOString()).toBe(new Date(utc(start)).toISOString());
  expect(calendar.dayOf(utc(start))).toBe(day);
  expect(calendar.dayOf(utc(start) - 1)).not.toBe(day);
});

test('the day on which the clocks go back has 25 hours, the other 23', () => {
  const { startOf } = createCalendar('Europe/Berlin');
  const hours = (day: string) => (startOf(addDays(day, 1)) - startOf(day)) / 3_600_000;
  expect([hours('2026-10-25'), hours('2026-03-29'), hours('2026-06-01')]).toEqual([25, 23, 24]);
});

test('days are counted over the ends of months and leap years', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
});

test.each([
  ['2026-02-28', true],
  ['2026-02-30', false],
  ['2026-13-01', false],
  ['2026-1-1', false],
  ['yesterday', false],
  ["2026-01-01' OR 1=1", false],
])('%s is a day: %s', (text, is) => {
  expect(isDay(text)).toBe(is);
});
