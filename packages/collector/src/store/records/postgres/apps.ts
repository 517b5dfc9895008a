import type { Pool } from 'pg';
import { APP_COLUMNS, removalOf, toApp, valuesOf } from '../app-row.ts';
import type { AppRecords } from '../record-store.ts';
import { together } from '../../postgres/together.ts';
import { asker } from './accounts.ts';
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
  const ask = asker(pool);
  const all = async (where: string, ...values: string[]) =>
    (await ask(`SELECT ${COLUMNS} FROM app ${where}`, ...values)).rows.map(toApp);
  return {
    // As texts sort in JavaScript, whatever the database's own language.
    list: () => all('ORDER BY name COLLATE "C", app_id COLLATE "C"'),
    find: async (appId) => (await all('WHERE app_id = $1', appId))[0],
    findByKey: async (appKey) => (await all('WHERE app_key = $1', appKey))[0],
    put: async (app) => ((await ask(PUT, ...valuesOf(app))).rows[0]?.['made'] === true ? 'made' : 'changed'),
    remove: (appId) =>
      together(pool, async () => {
        for (const text of removalOf('$1')) await ask(text, ...(text.includes('$1') ? [appId] : []));
        return (await ask(`DELETE FROM app WHERE app_id = $1 RETURNING ${TELL}`, appId)).count === 1;
      }),
    async setKey(appId, appKey) {
      await ask(`UPDATE app SET app_key = $2 WHERE app_id = $1 RETURNING ${TELL}`, appId, appKey);
    },
  };
}
