import type { Pool } from 'pg';
import { guarded } from '../../postgres/guarded.ts';
import { APP_COLUMNS, toApp, valuesOf } from '../app-row.ts';
import type { AppRecords } from '../record-store.ts';
import { TELL } from './changes.ts';

const COLUMNS = APP_COLUMNS.join(', ');
const PUT = `
  INSERT INTO app (${COLUMNS}) VALUES (${APP_COLUMNS.map((_, index) => `$${index + 1}`).join(', ')})
  ON CONFLICT (app_id) DO UPDATE SET ${APP_COLUMNS.slice(2)
    .map((column) => `${column} = excluded.${column}`)
    .join(', ')}
  -- A row that nobody had before has no deleted predecessor.
  RETURNING xmax = 0 AS made, ${TELL}`;

export function postgresApps(pool: Pool): AppRecords {
  const ask = (where: string, ...values: string[]) =>
    guarded(async () => {
      const { rows } = await pool.query<Record<string, unknown>>(`SELECT ${COLUMNS} FROM app ${where}`, values);
      return rows.map(toApp);
    });
  return {
    // As texts sort in JavaScript, whatever the database's own language.
    list: () => ask('ORDER BY name COLLATE "C", app_id COLLATE "C"'),
    find: async (appId) => (await ask('WHERE app_id = $1', appId))[0],
    findByKey: async (appKey) => (await ask('WHERE app_key = $1', appKey))[0],
    put: (app) =>
      guarded(async () => {
        const { rows } = await pool.query<{ made: boolean }>(PUT, valuesOf(app));
        return rows[0]?.made === true ? 'made' : 'changed';
      }),
    setKey: (appId, appKey) =>
      guarded(async () => {
        await pool.query(`UPDATE app SET app_key = $2 WHERE app_id = $1 RETURNING ${TELL}`, [appId, appKey]);
      }),
  };
}
