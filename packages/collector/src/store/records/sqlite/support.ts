import type { DatabaseSync } from 'node:sqlite';
import { guarded } from '../../sqlite/guarded.ts';
import { toSupport, type SupportRecords } from '../support-records.ts';

export function sqliteSupport(database: DatabaseSync): SupportRecords {
  const find = database.prepare('SELECT revision, content FROM support WHERE id = 1');
  const insert = database.prepare('INSERT INTO support VALUES (1, 1, ?) ON CONFLICT DO NOTHING');
  const update = database.prepare('UPDATE support SET revision = revision + 1, content = ? WHERE revision = ?');
  return {
    find: () =>
      guarded(() => {
        const row = find.get();
        return row && toSupport(row);
      }),
    put: (settings, revision) =>
      guarded(() => {
        const content = JSON.stringify(settings);
        return (revision === 0 ? insert.run(content) : update.run(content, revision)).changes === 1;
      }),
  };
}
