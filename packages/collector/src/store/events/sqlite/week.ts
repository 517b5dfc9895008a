import { madeAt } from '../made-at.ts';
import { DAY_MS } from '../../../clock.ts';

const WEEK_MS = 7 * DAY_MS;
/** The first Monday of 1970 is day 4, counted from 0 on a Thursday. */
const MONDAY_MS = 4 * DAY_MS;

/** The place of the events whose own time is far off, and of what is left of weeks that are gone. */
export const REST = -1;

/** How far from now a week may be to get a file of its own: pages keep what waits for days, and clocks are wrong by years. */
const WEEKS_BACK = 8;
const WEEKS_AHEAD = 1;

/** Weeks are counted by Mondays in UTC; week 0 began on 5 January 1970. */
const weekAt = (instant: number): number => Math.floor((instant - MONDAY_MS) / WEEK_MS);

/**
 * The week in which an event was made, by its own id alone: the time of a UUID of version 7. So an event that comes again
 * meets its first copy, whenever that is.
 */
export const weekOf = (eventId: string): number => weekAt(madeAt(eventId));

export function isNear(week: number, now: number): boolean {
  const current = weekAt(now);
  return week >= current - WEEKS_BACK && week <= current + WEEKS_AHEAD;
}

const dayOf = (week: number): string => new Date(MONDAY_MS + week * WEEK_MS).toISOString().slice(0, 10);

/** A week's file bears the date of its Monday. */
export const fileName = (week: number): string => (week === REST ? 'rest.sqlite' : `week-${dayOf(week)}.sqlite`);

/** The week of a file; undefined when it is no file of ours. */
export function weekOfFile(name: string): number | undefined {
  if (name === 'rest.sqlite') return REST;
  const monday = /^week-(\d{4}-\d{2}-\d{2})\.sqlite$/.exec(name)?.[1];
  const week = monday === undefined ? NaN : weekAt(Date.parse(`${monday}T00:00:00Z`));
  return Number.isNaN(week) ? undefined : week;
}
