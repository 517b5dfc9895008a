import type { Event } from '@handrail/protocol';
import { createEventIds } from '../src/core/event-id.ts';
import type { EventStore } from '../src/transport/event-store.ts';

const newId = createEventIds({ now: Date.now, random: Math.random });

export const event = (name = 'order.saved'): Event => ({
  eventId: newId(),
  name,
  at: Date.now(),
  visitorId: 'ada',
  sessionId: 's1',
  page: { path: '/' },
});

export interface MemoryStore extends EventStore {
  events: Map<string, Event>;
}

/** A store that does what the browser's database does, in memory. */
export function createMemoryStore(): MemoryStore {
  const events = new Map<string, Event>();
  return {
    events,
    put(added) {
      for (const one of added) events.set(one.eventId, structuredClone(one));
      return Promise.resolve();
    },
    first(limit, after = '') {
      const keys = [...events.keys()].sort().filter((key) => key > after);
      return Promise.resolve(keys.slice(0, limit).flatMap((key) => events.get(key) ?? []));
    },
    remove(eventIds) {
      for (const eventId of eventIds) events.delete(eventId);
      return Promise.resolve();
    },
    count: () => Promise.resolve(events.size),
    erase: () => events.clear(),
    close: () => undefined,
  };
}
