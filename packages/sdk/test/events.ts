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
    put: async (added) => added.forEach((one) => events.set(one.eventId, structuredClone(one))),
    first: async (limit) =>
      [...events.keys()]
        .sort()
        .slice(0, limit)
        .flatMap((key) => events.get(key) ?? []),
    remove: async (eventIds) => eventIds.forEach((eventId) => events.delete(eventId)),
    trim: async (_before, atMost) => {
      const surplus = [...events.keys()].sort().slice(0, Math.max(0, events.size - atMost));
      for (const key of surplus) events.delete(key);
      return surplus.length;
    },
    close: () => undefined,
  };
}
