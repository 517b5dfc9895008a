import type { DatabaseSync } from 'node:sqlite';
import type { App } from '@handrail/protocol';
import { guarded } from '../../sqlite/guarded.ts';
import type { AppRecords } from '../record-store.ts';

/** Settings that are kept as JSON; one that an app does not have is NULL. */
const SETTINGS = ['theme', 'limits', 'segments'] as const;
const COLUMNS = ['app_id', 'app_key', 'name', ...SETTINGS].join(', ');

export function sqliteApps(database: DatabaseSync): AppRecords {
  const all = database.prepare(`SELECT ${COLUMNS} FROM app ORDER BY name, app_id`);
  const byId = database.prepare(`SELECT ${COLUMNS} FROM app WHERE app_id = ?`);
  const byKey = database.prepare(`SELECT ${COLUMNS} FROM app WHERE app_key = ?`);
  const insert = database.prepare(
    `INSERT INTO app (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (app_id) DO NOTHING`,
  );
  const update = database.prepare('UPDATE app SET name = ?, theme = ?, limits = ?, segments = ? WHERE app_id = ?');

  return {
    list: () => guarded(() => all.all().map(toApp)),
    find: (appId) => guarded(() => optional(byId.get(appId))),
    findByKey: (appKey) => guarded(() => optional(byKey.get(appKey))),
    put: (app) =>
      guarded(() => {
        const { appId, appKey, name } = app;
        const settings = SETTINGS.map((setting) => (app[setting] === undefined ? null : JSON.stringify(app[setting])));
        if (insert.run(appId, appKey, name, ...settings).changes === 1) return 'made';
        update.run(name, ...settings, appId);
        return 'changed';
      }),
  };
}

type Row = Record<string, unknown>;

const optional = (row: Row | undefined): App | undefined => (row === undefined ? undefined : toApp(row));

function toApp(row: Row): App {
  const settings = SETTINGS.flatMap((setting): [string, unknown][] =>
    typeof row[setting] === 'string' ? [[setting, JSON.parse(row[setting])]] : [],
  );
  const app = { appId: String(row['app_id']), appKey: String(row['app_key']), name: String(row['name']) };
  // Written by `put` from a checked app, and by nobody else.
  return { ...app, ...Object.fromEntries(settings) };
}
