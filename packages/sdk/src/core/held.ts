import { attempt } from './platform.ts';

export interface Held {
  /** Reads what is in the browser; what is written stays in memory while it may not be there. */
  storage: Storage;
  /** Writes down what was held, or takes what was asked for out of the browser. */
  settle(may: boolean): void;
}

/** A storage into which nothing is written before it is known that it may be. */
export function holdStorage(storage: Storage, may: () => boolean | undefined): Held {
  const held = new Map<string, string>();
  const keys = new Set<string>();
  const read = (key: string): string | null => held.get(key) ?? storage.getItem(key);
  return {
    storage: {
      getItem(key: string) {
        keys.add(key);
        return read(key);
      },
      setItem(key: string, value: string) {
        if (may()) storage.setItem(key, value);
        else held.set(key, value);
      },
      removeItem(key: string) {
        held.delete(key);
        storage.removeItem(key);
      },
    } as Storage, // all of it that `createSaved` calls
    settle(isFree) {
      for (const key of keys)
        attempt(() => {
          const value = read(key);
          held.delete(key);
          if (value === null) return;
          if (isFree) return storage.setItem(key, value);
          held.set(key, value);
          storage.removeItem(key);
        });
    },
  };
}
