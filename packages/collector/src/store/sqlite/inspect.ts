import { DatabaseSync } from 'node:sqlite';

/** What can be known of a database file without changing it. */
export interface Inspected {
  /** How many migrations it has. */
  version: number;
  journalMode: string;
  /** The first fault that SQLite finds in it. */
  damage: string | undefined;
}

/** Looks at a file that may be in use. Throws what SQLite says when it cannot be read. */
export function inspectDatabase(file: string, thoroughly: boolean): Inspected {
  const database = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
  const ask = (name: string): unknown => Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0];
  try {
    const found = thoroughly ? ask('quick_check(1)') : 'ok';
    return {
      version: Number(ask('user_version')),
      journalMode: String(ask('journal_mode')),
      damage: found === 'ok' ? undefined : String(found),
    };
  } finally {
    database.close();
  }
}
