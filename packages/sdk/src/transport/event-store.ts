import type { Event } from '@handrail/protocol';
import { createStore, promisifyRequest } from 'idb-keyval';
import { instantOf } from '../core/event-id.ts';

/** Where events wait over page loads; one record an event, its id the key. Any method may reject, or never settle. */
export interface EventStore {
  put(events: readonly Event[]): Promise<void>;
  /** The oldest, in order. */
  first(limit: number): Promise<Event[]>;
  remove(eventIds: readonly string[]): Promise<void>;
  /** Removes what is older than an instant, then the oldest beyond a number; answers with how many those were. */
  trim(before: number, atMost: number): Promise<number>;
  close(): void;
}

/** The browser's database `handrail:<appKey>`, shared by the tabs of one origin. */
export function openEventStore(appKey: string): EventStore {
  const use = createStore(`handrail:${appKey}`, 'events');
  const change = (act: (store: IDBObjectStore) => void): Promise<void> =>
    use('readwrite', (store) => {
      act(store);
      // Otherwise the browser commits only once this page has heard of every write, which a page that is being left never does.
      store.transaction.commit?.();
      return promisifyRequest(store.transaction);
    });
  return {
    put: (events) =>
      change((store) => {
        for (const event of events) store.put(event, event.eventId);
      }),
    // What lies there was written by `put` alone.
    first: (limit) => use('readonly', (store) => promisifyRequest(store.getAll(null, limit) as IDBRequest<Event[]>)),
    remove: (eventIds) =>
      change((store) => {
        for (const eventId of eventIds) store.delete(eventId);
      }),
    trim: (before, atMost) =>
      use('readwrite', async (store) => {
        // Ids are UUIDs of version 7: their order is the order of time.
        const keys = (await promisifyRequest(store.getAllKeys())) as string[];
        const surplus = keys.filter((key, index) => index < keys.length - atMost || instantOf(key) < before);
        for (const key of surplus) store.delete(key);
        return surplus.length;
      }),
    close: () => void use('readonly', (store) => store.transaction.db.close()).catch(() => undefined),
  };
}
