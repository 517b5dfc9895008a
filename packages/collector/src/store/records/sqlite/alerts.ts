import type { DatabaseSync } from 'node:sqlite';
import { guarded } from '../../sqlite/guarded.ts';
import { contentOf, toAlert, type AlertRecords } from '../alert-records.ts';

export function sqliteAlerts(database: DatabaseSync): AlertRecords {
  const all = database.prepare('SELECT content FROM alert ORDER BY app_id, alert_id');
  const ofApp = database.prepare('SELECT content FROM alert WHERE app_id = ? ORDER BY alert_id');
  const put = database.prepare(
    `INSERT INTO alert (app_id, alert_id, content) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET content = excluded.content`,
  );
  const note = database.prepare('UPDATE alert SET content = ? WHERE app_id = ? AND alert_id = ? AND content = ?');
  const remove = database.prepare('DELETE FROM alert WHERE app_id = ? AND alert_id = ?');
  return {
    list: (appId) => guarded(() => (appId === undefined ? all.all() : ofApp.all(appId)).map(toAlert)),
    put: (alert) => guarded(() => void put.run(alert.appId, alert.alertId, contentOf(alert))),
    note: (was, standing) =>
      guarded(() => {
        const { appId, alertId } = was;
        const next = contentOf({ ...was, standing });
        return note.run(next, appId, alertId, contentOf(was)).changes === 1;
      }),
    remove: (appId, alertId) => guarded(() => remove.run(appId, alertId).changes === 1),
  };
}
