import type { DatabaseSync } from 'node:sqlite';
import type { App } from '@handrail/protocol';
import { guarded, inTransaction } from '../../sqlite/guarded.ts';
import { APP_COLUMNS, removalOf, toApp, valuesOf } from '../app-row.ts';
import type { AppRecords } from '../record-store.ts';

const COLUMNS = APP_COLUMNS.join(', ');

export function sqliteApps(database: DatabaseSync): AppRecords {
  const all = database.prepare(`SELECT ${COLUMNS} FROM app ORDER BY name, app_id`);
  const byId = database.prepare(`SELECT ${COLUMNS} FROM app WHERE app_id = ?`);
  const byKey = database.prepare(`SELECT ${COLUMNS} FROM app WHERE app_key = ?`);
  const insert = database.prepare(
    `INSERT INTO app (${COLUMNS}) VALUES (${APP_COLUMNS.map(() => '?').join(', ')}) ON CONFLICT (app_id) DO NOTHING`,
  );
  const rekey = database.prepare('UPDATE app SET app_key = ? WHERE app_id = ?');
  const changes = APP_COLUMNS.slice(2).map((column) => `${column} = ?`);
  const update = database.prepare(`UPDATE app SET ${changes.join(', ')} WHERE app_id = ?`);

  return {
    list: () => guarded(() => all.all().map(toApp)),
    find: (appId) => guarded(() => optional(byId.get(appId))),
    findByKey: (appKey) => guarded(() => optional(byKey.get(appKey))),
    put: (app) =>
      guarded(() => {
        const values = valuesOf(app);
        if (insert.run(...values).changes === 1) return 'made';
        update.run(...values.slice(2), app.appId);
        return 'changed';
      }),
    remove: (appId) =>
      guarded(() =>
        inTransaction(database, () => {
          for (const text of removalOf('?1')) {
            const statement = database.prepare(text);
            if (text.includes('?1')) statement.run(appId);
            else statement.run();
          }
          return database.prepare('DELETE FROM app WHERE app_id = ?').run(appId).changes === 1;
        }),
      ),
    setKey: (appId, appKey) => guarded(() => void rekey.run(appKey, appId)),
  };
}

const optional = (row: Record<string, unknown> | undefined): App | undefined => row && toApp(row);
