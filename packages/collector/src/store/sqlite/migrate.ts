import type { DatabaseSync } from 'node:sqlite';
import { StartError } from '../../start-error.ts';

/**
 * Brings a file to the newest schema, one migration a transaction; `user_version` counts those that it has. A file of
 * a newer release is refused, as this one could not know what it means.
 */
export function migrate(database: DatabaseSync, migrations: readonly string[], name: string): void {
  const row = database.prepare('PRAGMA user_version').get();
  const has = Number(row?.['user_version'] ?? 0);
  if (has > migrations.length) {
    throw new StartError(
      `${name} was written by a newer release (schema ${has}, this one knows ${migrations.length}): start that release again.`,
    );
  }
  for (const [index, migration] of migrations.entries()) {
    if (index < has) continue;
    database.exec(`BEGIN IMMEDIATE;\n${migration}\n;PRAGMA user_version = ${index + 1};\nCOMMIT;`);
  }
}
