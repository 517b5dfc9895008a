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
  const first = (limit: number) => [...events.keys()].sort().slice(0, limit);
  return {
    events,
    put(added) {
      for (const one of added) events.set(one.eventId, structuredClone(one));
      return Promise.resolve();
    },
    first: (limit) => Promise.resolve(first(limit).flatMap((key) => events.get(key) ?? [])),
    remove(eventIds) {
      for (const eventId of eventIds) events.delete(eventId);
      return Promise.resolve();
    },
    trim(_before, atMost) {
      const surplus = first(Math.max(0, events.size - atMost));
      for (const key of surplus) events.delete(key);
      return Promise.resolve(surplus.length);
    },
    close: () => undefined,
  };
}
