import type { Event } from '@handrail/protocol';
import type { Platform } from '../core/platform.ts';

/** The protocol takes no greater age. */
const OLDEST_MS = 30 * 24 * 60 * 60_000;
/** An event is kept at most so long after it happened; what seems older has seen the clock set. */
const LATE_MS = 30 * 60_000;

type Clocks = Pick<Platform, 'elapsed' | 'now'>;

/** When an event happened that is to be kept now, by a clock that nobody can set. */
export function bornOf({ at }: Event, { elapsed, now }: Clocks): number {
  const late = now() - at;
  return elapsed() - (late > 0 && late < LATE_MS ? late : 0);
}

/** The event with its age, where that is known: whatever is done to the visitor's clock, the collector then knows when it was. */
export function agedSince(event: Event, born: number, { elapsed }: Clocks): Event {
  const ageMs = Math.floor(elapsed() - born);
  return ageMs >= 0 && ageMs <= OLDEST_MS ? { ...event, ageMs } : event;
}
