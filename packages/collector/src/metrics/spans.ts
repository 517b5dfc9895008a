import type { Range } from '@handrail/protocol';
import { METRIC_LIMITS } from '../config.ts';
import type { TimeWindow } from '../store/events/event-store.ts';
import { addDays } from './calendar.ts';
import { daysOf } from './range.ts';

/** Some whole days, both included. */
export interface Span {
  from: string;
  to: string;
}

/** Where days lie in time. */
export type WindowOf = (span: Span) => TimeWindow;

const WEEK = 7;

/** The points of a trend: days, or weeks from the first day on where there would be too many; the last may be shorter. */
export function trendSpans(range: Range): Span[] {
  const days = daysOf(range);
  const length = days.length > METRIC_LIMITS.trendDays ? WEEK : 1;
  return days
    .filter((_, index) => index % length === 0)
    .map((from) => {
      const to = addDays(from, length - 1);
      return { from, to: to < range.to ? to : range.to };
    });
}

/** The weeks from Monday to Sunday that lie within a range. */
export function weekSpans(range: Range): Span[] {
  const mondays = daysOf(range).filter((day) => new Date(`${day}T00:00:00Z`).getUTCDay() === 1);
  return mondays.map((from) => ({ from, to: addDays(from, WEEK - 1) })).filter(({ to }) => to <= range.to);
}
