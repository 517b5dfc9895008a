/** Whether a value from the other side is what it should be. */
export type Check<T> = (value: unknown) => value is T;

/** One check for each field; a field that may be missing is checked by `maybe`. */
type Fields<T> = { [K in keyof T]-?: Check<T[K]> };

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const text =
  (most: number): Check<string> =>
  (value): value is string =>
    typeof value === 'string' && value.length <= most;

export const isNumber: Check<number> = (value): value is number => typeof value === 'number' && Number.isFinite(value);

export const isBoolean: Check<boolean> = (value): value is boolean => typeof value === 'boolean';

export const oneOf =
  <const T>(...words: T[]): Check<T> =>
  (value): value is T =>
    words.some((word) => word === value);

export const maybe =
  <T>(check: Check<T>): Check<T | undefined> =>
  (value): value is T | undefined =>
    value === undefined || check(value);

export const either =
  <A, B>(one: Check<A>, two: Check<B>): Check<A | B> =>
  (value): value is A | B =>
    one(value) || two(value);

export const shape =
  <T>(fields: Fields<T>): Check<T> =>
  (value): value is T =>
    isRecord(value) &&
    Object.entries<Check<unknown>>(fields).every(([name, check]) =>
      check(Object.hasOwn(value, name) ? value[name] : undefined),
    );

export const listOf =
  <T>(check: Check<T>, most: number): Check<T[]> =>
  (value): value is T[] =>
    Array.isArray(value) && value.length <= most && value.every(check);

export const tableOf =
  <T>(check: Check<T>, most: number): Check<Record<string, T>> =>
  (value): value is Record<string, T> =>
    isRecord(value) && Object.keys(value).length <= most && Object.values(value).every(check);

/** Plain data that the schemas of the collector judge; here it is only bounded. */
export const plain =
  <T extends object>(most: number, looks: (value: Readonly<Record<string, unknown>>) => boolean): Check<T> =>
  (value): value is T =>
    isRecord(value) && looks(value) && sizeOf(value) <= most;

function sizeOf(value: unknown): number {
  try {
    return JSON.stringify(value).length;
  } catch {
    return Infinity; // a circle, or something that is no data
  }
}
