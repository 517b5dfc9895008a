import type { Event } from '@handrail/protocol';
import type { Platform } from '../core/platform.ts';

/** The protocol takes no greater age. */
const OLDEST_MS = 30 * 24 * 60 * 60_000;

/** How old the events of this page are, by a clock that nobody can set. */
export function createAges({ elapsed }: Pick<Platform, 'elapsed'>) {
  const born = new Map<string, number | undefined>();
  return {
    note: (eventId: string): unknown => born.set(eventId, elapsed()),
    forget: (eventId: string): unknown => born.delete(eventId),
    /** The event with its age, if it is of this page: whatever is done to the visitor's clock, the collector then knows when it was. */
    aged(event: Event): Event {
      const ageMs = Math.floor((elapsed() ?? NaN) - (born.get(event.eventId) ?? NaN));
      return ageMs >= 0 && ageMs <= OLDEST_MS ? { ...event, ageMs } : event;
    },
  };
}
