import { attempt } from '../core/platform.ts';

/**
 * What help keeps in this browser over page loads and signing out: texts that are being written, tickets that wait to be
 * sent, the secrets of those that were, and the index that is searched offline. Where the browser's database is blocked or
 * broken, it lasts as long as the page.
 */
export interface Shelf {
  get(key: string): Promise<unknown>;
  /** Everything under keys that begin so. */
  list(prefix: string): Promise<unknown[]>;
  /** Writes and removes at once, all of it or nothing: `undefined` removes. */
  write(entries: Readonly<Record<string, unknown>>): Promise<void>;
  /** Whether what is written outlives this page. */
  isDurable(): boolean;
  close(): void;
}

const KEPT = 'kept';

/** The database `handrail-help:<appKey>`, shared by the tabs of one origin. It is opened when it is first used. */
export function createShelf(appKey: string): Shelf {
  const memory = new Map<string, unknown>();
  let opening: Promise<IDBDatabase> | undefined;
  let isBroken = false;

  const open = (): Promise<IDBDatabase> =>
    (opening ??= new Promise((resolve, reject) => {
      const request = indexedDB.open(`handrail-help:${appKey}`);
      request.onupgradeneeded = () => request.result.createObjectStore(KEPT);
      request.onerror = () => reject(request.error ?? new Error('cannot be opened'));
      request.onsuccess = () => {
        request.result.onversionchange = close;
        request.result.onclose = close;
        resolve(request.result);
      };
    }));

  function close(): void {
    void opening?.then((database) => database.close()).catch(() => undefined);
    opening = undefined;
  }

  async function use<T>(
    mode: IDBTransactionMode,
    ask: (kept: IDBObjectStore) => IDBRequest<T> | undefined,
  ): Promise<T> {
    const begin = async () => (await open()).transaction(KEPT, mode, { durability: 'strict' }).objectStore(KEPT);
    // A connection that the browser has closed is opened once more.
    const kept = await begin().catch(() => (close(), begin()));
    return new Promise((resolve, reject) => {
      let request: IDBRequest<T> | undefined;
      try {
        request = ask(kept);
      } catch (error) {
        // What cannot be kept takes the rest with it.
        kept.transaction.abort();
        throw error;
      }
      kept.transaction.oncomplete = () => resolve(request?.result as T); // of what is only written nobody asks for it
      kept.transaction.onabort = () => reject(kept.transaction.error ?? new Error('aborted'));
    });
  }

  /** Once the database has failed, memory stands in, with what it was given since the page came. */
  async function orMemory<T>(run: () => Promise<T>, instead: () => T): Promise<T> {
    if (!isBroken && attempt(() => indexedDB))
      try {
        return await run();
      } catch {
        isBroken = true;
      }
    isBroken = true;
    return instead();
  }

  const under = (prefix: string): IDBKeyRange => IDBKeyRange.bound(prefix, `${prefix}\uffff`);
  return {
    get: (key) =>
      orMemory(
        () => use<unknown>('readonly', (kept) => kept.get(key)),
        () => memory.get(key),
      ),
    list: (prefix) =>
      orMemory(
        () => use<unknown[]>('readonly', (kept) => kept.getAll(under(prefix))),
        () => [...memory].flatMap(([key, value]) => (key.startsWith(prefix) ? [value] : [])),
      ),
    write(entries) {
      for (const [key, value] of Object.entries(entries))
        if (value === undefined) memory.delete(key);
        else memory.set(key, value);
      return orMemory(
        () =>
          use<undefined>('readwrite', (kept) => {
            for (const [key, value] of Object.entries(entries))
              if (value === undefined) kept.delete(key);
              else kept.put(value, key);
            return undefined;
          }),
        () => undefined,
      );
    },
    isDurable: () => !isBroken,
    close,
  };
}
