import type { DatabaseSync } from 'node:sqlite';
import { StoreUnavailable } from '../store-unavailable.ts';

/** What SQLite says when the disk or the file is at fault, and not our statement: FULL, IOERR, READONLY, BUSY, CANTOPEN … */
const OF_THE_DISK: ReadonlySet<number> = new Set([5, 6, 8, 10, 11, 13, 14, 26]);

/** Runs something on the database; a fault of the disk becomes `StoreUnavailable`. */
export function guarded<T>(run: () => T): Promise<T> {
  return new Promise<T>((resolve) => resolve(run())).catch((error: unknown) => {
    throw isOfTheDisk(error) ? new StoreUnavailable('the database cannot be used now', { cause: error }) : error;
  });
}

/** Runs something as one transaction: all of it is on disk when this returns, or nothing of it. */
export function inTransaction<T>(database: DatabaseSync, run: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = run();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    // SQLite ends the transaction by itself after some faults, such as a full disk.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

function isOfTheDisk(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // node:sqlite puts SQLite's extended result code on the error; its low byte is the primary one.
  const code = 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : 0;
  return OF_THE_DISK.has(code);
}
