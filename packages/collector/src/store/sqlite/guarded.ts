import type { DatabaseSync } from 'node:sqlite';
import { StoreUnavailable } from '../store-unavailable.ts';

/** What SQLite says when the disk or the file is at fault, and not our statement: FULL, IOERR, READONLY, BUSY, CANTOPEN … */
const OF_THE_DISK: ReadonlySet<number> = new Set([5, 6, 8, 10, 11, 13, 14, 26]);

/** Runs something on the database; a fault of the disk becomes `StoreUnavailable`. */
export function guarded<T>(run: () => T | PromiseLike<T>): Promise<T> {
  return new Promise<T>((resolve) => resolve(run())).catch((error: unknown) => {
    throw isOfTheDisk(error) ? new StoreUnavailable('the database cannot be used now', { cause: error }) : error;
  });
}

/** Runs something as one transaction: all of it is on disk when this returns, or nothing of it. Within another, it is a part of that. */
export function inTransaction<T>(database: DatabaseSync, run: () => T): T {
  const [begin, commit, undo] = database.isTransaction ? WITHIN : ALONE;
  database.exec(begin);
  try {
    const result = run();
    database.exec(commit);
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec(undo);
    throw error;
  }
}

const ALONE = ['BEGIN IMMEDIATE', 'COMMIT', 'ROLLBACK'] as const;
const WITHIN = ['SAVEPOINT part', 'RELEASE part', 'ROLLBACK TO part; RELEASE part'] as const;

/** SQLite ends a transaction by itself after some faults, such as a full disk. */
export function rollBack(database: DatabaseSync): void {
  if (database.isTransaction) database.exec('ROLLBACK');
}

function isOfTheDisk(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // node:sqlite puts SQLite's extended result code on the error; its low byte is the primary one.
  const code = 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : 0;
  return OF_THE_DISK.has(code);
}
