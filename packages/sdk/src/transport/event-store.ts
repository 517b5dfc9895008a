import type { Event } from '@handrail/protocol';
import { attempt } from '../core/platform.ts';

/** Where events wait over page loads; one record an event, its id the key. Any method may reject, or never settle. */
export interface EventStore {
  put(events: readonly Event[]): Promise<unknown>;
  /** Anything else that the database does, in one transaction: `stored-events.ts`, which comes with what sends. */
  use: UseEvents;
  /** Takes all of it out of the browser, as if it had never been. */
  erase(): void;
  close(): void;
}

type UseEvents = <T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T> | undefined) => Promise<T>;

const EVENTS = 'events';

/** The browser's database `handrail:<appKey>`, shared by the tabs of one origin. It is opened when it is first used. */
export function openEventStore(appKey: string): EventStore {
  const name = `handrail:${appKey}`;
  let opening: Promise<IDBDatabase> | undefined;

  const open = (): Promise<IDBDatabase> =>
    (opening ??= new Promise((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onupgradeneeded = () => request.result.createObjectStore(EVENTS);
      request.onerror = () => reject(request.error ?? new Error('failed'));
      request.onsuccess = () => {
        const database = request.result;
        // The host or the visitor may delete all databases, which waits for whoever holds one open.
        database.onversionchange = close;
        database.onclose = forget;
        resolve(database);
      };
    }));

  function forget(): void {
    opening = undefined;
  }

  function close(): void {
    opening?.then((database) => database.close()).catch(forget);
    forget();
  }

  async function begin(mode: IDBTransactionMode): Promise<IDBObjectStore> {
    try {
      return (await open()).transaction(EVENTS, mode).objectStore(EVENTS);
    } catch (error) {
      close();
      throw error;
    }
  }

  /** Browsers close connections, and do not always say so: what fails is begun once more with a new one. */
  async function use<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T> | undefined) {
    const store = await begin(mode).catch(() => begin(mode));
    return new Promise<T>((resolve, reject) => {
      const { transaction } = store;
      const request = ask(store);
      // Of what is only written there is no result that anybody asks for.
      transaction.oncomplete = () => resolve(request?.result as T);
      transaction.onabort = () => reject(transaction.error ?? new Error('failed'));
      // Otherwise the browser commits only once this page has heard of every write, which a page that is being left never does.
      transaction.commit?.();
    });
  }

  return {
    use,
    put: (events) =>
      use('readwrite', (store) => {
        for (const event of events) store.put(event, event.eventId);
        return undefined;
      }),
    erase() {
      close();
      attempt(() => indexedDB.deleteDatabase(name));
    },
    close,
  };
}
