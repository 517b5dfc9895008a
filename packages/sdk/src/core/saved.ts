import { parseJson, toJson } from './json.ts';

/** One value in a Storage, or in memory where storage is blocked, full or holds something else. */
export interface Saved<T> {
  read(): T | undefined;
  write(value: T | undefined): void;
}

const VERSION = 1;

/**
 * Keeps a value under a key as `{ v, value }`. What was written by another version or does not pass `isValid` counts as
 * absent. Once storage refuses, the value lives as long as the page.
 */
export function createSaved<T>(
  storage: Storage | undefined,
  key: string,
  isValid: (value: unknown) => value is T,
): Saved<T> {
  let memory: T | undefined;
  let usable = storage;
  return {
    read() {
      if (!usable) return memory;
      try {
        const saved = parseJson(usable.getItem(key) ?? 'null');
        return isRecord(saved) && saved.v === VERSION && isValid(saved.value) ? saved.value : undefined;
      } catch {
        return memory;
      }
    },
    write(value) {
      memory = value;
      try {
        if (value === undefined) usable?.removeItem(key);
        else usable?.setItem(key, toJson({ v: VERSION, value }));
      } catch {
        usable = undefined;
      }
    },
  };
}

/** Whether it is a list; what lies in it was written by us. */
export const isList = <T>(value: unknown): value is T[] => Array.isArray(value);

/** Whether a value read from outside is an object whose fields can be asked for. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !isList(value);
