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

// Node has no database of a browser's.
globalThis.IDBKeyRange ??= { lowerBound: (lower: string) => ({ lower }) } as unknown as typeof IDBKeyRange; // all that is asked of it

/** A store that does what the browser's database does, in memory. */
export function createMemoryStore(): MemoryStore {
  const events = new Map<string, Event>();
  const store = {
    getAll(range: { lower: string } | undefined, limit: number) {
      const keys = [...events.keys()].sort().filter((key) => key > (range?.lower ?? ''));
      return { result: keys.slice(0, limit).flatMap((key) => events.get(key) ?? []) };
    },
    delete: (eventId: string) => events.delete(eventId),
    count: () => ({ result: events.size }),
  };
  return {
    events,
    put(added) {
      for (const one of added) events.set(one.eventId, structuredClone(one));
      return Promise.resolve();
    },
    use<T>(_: unknown, ask: (from: IDBObjectStore) => IDBRequest<T> | undefined) {
      const request = ask(store as unknown as IDBObjectStore); // no more of it is used
      return Promise.resolve(request?.result as T); // as the question has it
    },
    erase: () => events.clear(),
    close: () => undefined,
  };
}
