import type { MailingTime } from '@handrail/protocol';
import { expect, test } from 'vitest';
import { daysBefore, isTimeZone, lastDue, nextDue } from './due.ts';

const at = (text: string): number => Date.parse(text);
const said = (instant: number): string => new Date(instant).toISOString().slice(0, 16);
const monday: MailingTime = { every: 'week', weekday: 1, time: '08:00', timeZone: 'Europe/Berlin' };

test('a mail is due by the clock on the wall, in summer and in winter', () => {
  expect(said(nextDue(monday, at('2026-10-20T12:00Z')))).toBe('2026-10-26T07:00');
  expect(said(nextDue(monday, at('2026-10-19T05:59Z')))).toBe('2026-10-19T06:00');
  expect(said(nextDue(monday, at('2026-10-19T06:00Z')))).toBe('2026-10-26T07:00');
  const tokyo: MailingTime = { every: 'month', day: 1, time: '00:30', timeZone: 'Asia/Tokyo' };
  expect(said(nextDue(tokyo, at('2026-11-23T00:00Z')))).toBe('2026-11-30T15:30');
});

test('where clocks jump over its time it is an hour later, and where they go back it is due once', () => {
  const sunday: MailingTime = { ...monday, weekday: 7, time: '02:30' };
  // On 29 March 2026 the clocks of Berlin went from 2 to 3, on 25 October from 3 back to 2.
  expect(said(nextDue(sunday, at('2026-03-28T12:00Z')))).toBe('2026-03-29T01:30');
  const autumn = nextDue(sunday, at('2026-10-24T12:00Z'));
  expect(said(nextDue(sunday, autumn))).toBe('2026-11-01T01:30');
});

test('of several that were missed the last alone is told', () => {
  const due = at('2026-11-02T07:00Z');
  expect(said(lastDue(monday, due, at('2026-11-02T07:00Z')))).toBe('2026-11-02T07:00');
  expect(said(lastDue(monday, due, at('2026-11-18T00:00Z')))).toBe('2026-11-16T07:00');
});

test('a mail tells of the whole days before it', () => {
  expect(daysBefore(monday, at('2026-11-02T07:00Z'), 'Europe/Berlin')).toEqual({
    from: '2026-10-26',
    to: '2026-11-01',
  });
  const monthly: MailingTime = { every: 'month', day: 1, time: '08:00', timeZone: 'UTC' };
  expect(daysBefore(monthly, at('2026-03-01T08:00Z'), 'UTC')).toEqual({ from: '2026-02-01', to: '2026-02-28' });
  expect(daysBefore({ ...monthly, day: 15 }, at('2026-01-15T08:00Z'), 'UTC')).toEqual({
    ...{ from: '2025-12-15', to: '2026-01-14' },
  });
});

test('what is no time zone is known', () => {
  expect([isTimeZone('Europe/Berlin'), isTimeZone('Europe/Nowhere')]).toEqual([true, false]);
});
