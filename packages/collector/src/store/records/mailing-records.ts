import type { Mailing } from '@handrail/protocol';

export interface MailingRecords {
  /** All of them, by id. */
  list(): Promise<Mailing[]>;
  find(mailingId: string): Promise<Mailing | undefined>;
  /** Makes it, or replaces the one with this id. */
  put(mailing: Mailing): Promise<void>;
  /** Replaces one that is still as it was read. False when it was changed or removed meanwhile; nothing changes then. */
  replace(was: Mailing, next: Mailing): Promise<boolean>;
  /** Whether it was there. */
  remove(mailingId: string): Promise<boolean>;
  /** The addresses that an admin allowed, in the order of code points. */
  addresses(): Promise<string[]>;
  /** Puts these in the place of those that were allowed. */
  allow(addresses: readonly string[]): Promise<void>;
}

/** Of a row as both databases name its columns. Written by `textOf`, and by nobody else. */
export const toMailing = (row: Record<string, unknown>): Mailing => JSON.parse(String(row['content'])) as Mailing;

/** The same mailing gives the same text, in whatever order its fields were written. */
export const textOf = (mailing: Mailing): string => JSON.stringify(inOrder(mailing));

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, inOrder(inner)]),
  );
}
