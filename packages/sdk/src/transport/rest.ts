import type { Event } from '@handrail/protocol';
import { createSaved } from '../core/saved.ts';

/** Events of one page kept in memory: what is sent when it is left, and all there is without a database. */
export const MEMORY_EVENTS = 1_000;

// What lies there was written by us; a record without an id would only be refused by the collector.
const isEvents = (value: unknown): value is Event[] => Array.isArray(value);

/** Storage that can be written without waiting: what the database does not have when a page is left, the next page takes from it. */
export interface Rest {
  put(events: readonly Event[]): void;
  take(): Event[];
}

export function createRest(local: Storage | undefined, prefix: string): Rest {
  const saved = createSaved(local, `${prefix}rest`, isEvents);
  return {
    put: (events) => events.length && saved.write([...(saved.read() ?? []), ...events].slice(-MEMORY_EVENTS)),
    take() {
      const events = saved.read() ?? [];
      saved.write(undefined);
      return events;
    },
  };
}
