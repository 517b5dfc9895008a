export interface Held {
  /** Reads what is in the browser; what is written stays in memory while it may not be there. */
  storage: Storage;
  /** What is in memory alone, by its key. */
  values: Map<string, string>;
  /** The page goes: while it is not known, the next page in this tab takes over what is in memory. */
  leave(): void;
}

/** A storage into which nothing is written before it is known that it may be. */
export function holdStorage(storage: Storage, tab: Storage | undefined, may: () => boolean | undefined): Held {
  const values = new Map<string, string>();
  return {
    values,
    leave() {
      if (may() === undefined) values.forEach((value, key) => tab?.setItem(key, value));
    },
    storage: {
      getItem: (key: string) => values.get(key) ?? storage.getItem(key) ?? tab?.getItem(key),
      setItem(key: string, value: string) {
        values.delete(key);
        if (may()) storage.setItem(key, value);
        else values.set(key, value);
      },
      removeItem(key: string) {
        values.delete(key);
        tab?.removeItem(key);
        storage.removeItem(key);
      },
    } as Storage, // all of it that `createSaved` calls
  };
}
