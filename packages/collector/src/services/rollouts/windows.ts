import { addDays } from '../../metrics/calendar.ts';
import { countDays } from '../../metrics/range.ts';

/** Whole days, both included. */
export interface Span {
  from: string;
  to: string;
}

/** How many days are compared where no criterion says it. */
export const REPORT_DAYS = 28;
const POINTS_BEFORE = 4;
const POINTS_AFTER = 8;

export const windowTo = (to: string, days: number): Span => ({ from: addDays(to, 1 - days), to });
const first = (a: string, b: string): string => (a < b ? a : b);

/**
 * Windows of one length: the last that ends before go-live, the newest, and the ends of some on the way from the one to the
 * other, so that all stand on one scale. Nothing is looked at behind the day of a criterion.
 */
export function windowsOf({
  goLive,
  today,
  days,
  by = today,
}: {
  goLive: string;
  today: string;
  days: number;
  by?: string;
}) {
  const eve = first(addDays(goLive, -1), today);
  const last = today < goLive ? undefined : first(today, by);
  const gone = last === undefined ? 0 : countDays(goLive, last);
  const step = Math.max(1, Math.ceil(days / POINTS_BEFORE), Math.ceil(gone / POINTS_AFTER));
  const past = Array.from({ length: POINTS_BEFORE }, (_, at) => addDays(eve, -step * (POINTS_BEFORE - at)));
  const since = Array.from({ length: Math.floor((gone - 1) / step) }, (_, at) => addDays(eve, step * (at + 1)));
  return {
    before: windowTo(eve, days),
    now: last === undefined ? undefined : windowTo(last, days),
    ends: [...past, eve, ...(last === undefined ? [] : [...since, last])],
  };
}
