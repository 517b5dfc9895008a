import type { Range } from '@handrail/protocol';
import { METRIC_LIMITS } from '../config.ts';
import type { TimeWindow } from '../store/events/event-store.ts';
import { addDays, isDay, type Calendar } from './calendar.ts';
import { DAY_MS } from '../clock.ts';

export type RangeMistake = { path: 'from' | 'to'; message: string };

/** The days that a question is about: those asked for, else the last four weeks up to today. */
export function readRange(
  asked: { from: string | null; to: string | null },
  calendar: Calendar,
  now: number,
): { range: Range } | { mistake: RangeMistake } {
  const to = asked.to ?? calendar.dayOf(now);
  if (!isDay(to)) return { mistake: { path: 'to', message: 'must be a calendar day such as 2026-03-31' } };
  const from = asked.from ?? addDays(to, 1 - METRIC_LIMITS.defaultDays);
  if (!isDay(from)) return { mistake: { path: 'from', message: 'must be a calendar day such as 2026-03-01' } };
  if (from > to) return { mistake: { path: 'from', message: 'must not be after "to"' } };
  if (countDays(from, to) > METRIC_LIMITS.maxDays) {
    return { mistake: { path: 'from', message: `must be at most ${METRIC_LIMITS.maxDays} days before "to"` } };
  }
  return { range: { from, to, timeZone: calendar.timeZone } };
}

/** From the first instant of the first day to the first instant after the last. */
export function windowOf({ from, to }: Range, calendar: Calendar): TimeWindow {
  return { from: calendar.startOf(from), until: calendar.startOf(addDays(to, 1)) };
}

/** Every day of the range, both ends included. */
export function daysOf({ from, to }: Range): string[] {
  return Array.from({ length: countDays(from, to) }, (_, index) => addDays(from, index));
}

// Between midnights in UTC, where each day has the same length.
export const countDays = (from: string, to: string): number => 1 + (Date.parse(to) - Date.parse(from)) / DAY_MS;
