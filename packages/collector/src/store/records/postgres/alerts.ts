import type { Pool } from 'pg';
import { contentOf, toAlert, type AlertRecords } from '../alert-records.ts';
import { asker } from './accounts.ts';

const PUT = `INSERT INTO alert (app_id, alert_id, content) VALUES ($1, $2, $3)
  ON CONFLICT (app_id, alert_id) DO UPDATE SET content = excluded.content`;

export function postgresAlerts(pool: Pool): AlertRecords {
  const ask = asker(pool);
  return {
    async list(appId) {
      const order = 'ORDER BY app_id COLLATE "C", alert_id COLLATE "C"';
      const { rows } =
        appId === undefined
          ? await ask(`SELECT content FROM alert ${order}`)
          : await ask(`SELECT content FROM alert WHERE app_id = $1 ${order}`, appId);
      return rows.map(toAlert);
    },
    async put(alert) {
      await ask(PUT, alert.appId, alert.alertId, contentOf(alert));
    },
    async note(was, standing) {
      const text = 'UPDATE alert SET content = $1 WHERE app_id = $2 AND alert_id = $3 AND content = $4';
      const given = [contentOf({ ...was, standing }), was.appId, was.alertId, contentOf(was)];
      return (await ask(text, ...given)).count === 1;
    },
    remove: async (appId, alertId) =>
      (await ask('DELETE FROM alert WHERE app_id = $1 AND alert_id = $2', appId, alertId)).count === 1,
  };
}
