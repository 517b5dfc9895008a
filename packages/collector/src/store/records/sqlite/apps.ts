import type { DatabaseSync } from 'node:sqlite';
import type { App, Theme } from '@handrail/protocol';
import { guarded } from '../../sqlite/guarded.ts';
import type { AppRecords } from '../record-store.ts';

const COLUMNS = 'app_id, app_key, name, theme';

export function sqliteApps(database: DatabaseSync): AppRecords {
  const all = database.prepare(`SELECT ${COLUMNS} FROM app ORDER BY name, app_id`);
  const byId = database.prepare(`SELECT ${COLUMNS} FROM app WHERE app_id = ?`);
  const byKey = database.prepare(`SELECT ${COLUMNS} FROM app WHERE app_key = ?`);
  const insert = database.prepare(
    'INSERT INTO app (app_id, app_key, name, theme) VALUES (?, ?, ?, ?) ON CONFLICT (app_id) DO NOTHING',
  );
  const update = database.prepare('UPDATE app SET name = ?, theme = ? WHERE app_id = ?');

  return {
    list: () => guarded(() => all.all().map(toApp)),
    find: (appId) => guarded(() => optional(byId.get(appId))),
    findByKey: (appKey) => guarded(() => optional(byKey.get(appKey))),
    put: ({ appId, appKey, name, theme }) =>
      guarded(() => {
        const themeText = theme === undefined ? null : JSON.stringify(theme);
        if (insert.run(appId, appKey, name, themeText).changes === 1) return 'made';
        update.run(name, themeText, appId);
        return 'changed';
      }),
  };
}

type Row = Record<string, unknown>;

const optional = (row: Row | undefined): App | undefined => (row === undefined ? undefined : toApp(row));

function toApp(row: Row): App {
  const app: App = { appId: String(row['app_id']), appKey: String(row['app_key']), name: String(row['name']) };
  // Written by `put` from a checked theme, and by nobody else.
  if (typeof row['theme'] === 'string') app.theme = JSON.parse(row['theme']) as Theme;
  return app;
}
