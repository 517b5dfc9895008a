import type { DatabaseSync } from 'node:sqlite';
import { guarded, inTransaction } from '../../sqlite/guarded.ts';
import type { LiveVersion } from '@handrail/protocol';
import type { GuideRecords } from '../guide-records.ts';
import { toPlan, toVersion, type Row } from '../guide-row.ts';

type Releases = Pick<
  GuideRecords,
  'published' | 'putLive' | 'removeLive' | 'putPlan' | 'removePlan' | 'duePlans' | 'carryOut'
>;

interface Rows {
  liveOf(appId: string): Row[];
  plansOf(appId: string): Row[];
}

const WHERE = 'WHERE app_id = ? AND guide_id = ? AND environment = ?';
const put = (table: string): string =>
  `INSERT INTO ${table} (app_id, guide_id, environment, version, at, person) VALUES (?, ?, ?, ?, ?, ?)
   ON CONFLICT DO UPDATE SET version = excluded.version, at = excluded.at, person = excluded.person`;

/** Which version is where, and which is to be. */
export function sqliteReleases(database: DatabaseSync): Releases & Rows {
  const live = database.prepare('SELECT * FROM guide_live WHERE app_id = ? ORDER BY environment');
  const plans = database.prepare('SELECT * FROM guide_plan WHERE app_id = ? ORDER BY environment');
  const contents = database.prepare(
    `SELECT v.content FROM guide_live l
     JOIN guide_version v ON v.app_id = l.app_id AND v.guide_id = l.guide_id AND v.version = l.version
     WHERE l.app_id = ? AND l.environment = ? ORDER BY l.guide_id`,
  );
  const putLive = database.prepare(put('guide_live'));
  const putPlan = database.prepare(put('guide_plan'));
  const removeLive = database.prepare(`DELETE FROM guide_live ${WHERE}`);
  const removePlan = database.prepare(`DELETE FROM guide_plan ${WHERE}`);
  const takePlan = database.prepare(`DELETE FROM guide_plan ${WHERE} AND version = ? AND at = ?`);
  const due = database.prepare('SELECT * FROM guide_plan WHERE at <= ? ORDER BY at, app_id, guide_id, environment');
  const values = (appId: string, guideId: string, { environment, version, at, by }: LiveVersion) =>
    [appId, guideId, environment, version, at, by && JSON.stringify(by)] as const;

  return {
    liveOf: (appId) => live.all(appId),
    plansOf: (appId) => plans.all(appId),
    published: (appId, environment) =>
      guarded(() => contents.all(appId, environment).flatMap(({ content }) => toVersion(content) ?? [])),
    putLive: (appId, guideId, one) =>
      guarded(() =>
        inTransaction(database, () => {
          removePlan.run(appId, guideId, one.environment);
          putLive.run(...values(appId, guideId, one));
        }),
      ),
    removeLive: (...of) => guarded(() => removeLive.run(...of).changes === 1),
    putPlan: (plan) => guarded(() => void putPlan.run(...values(plan.appId, plan.guideId, plan))),
    removePlan: (...of) => guarded(() => removePlan.run(...of).changes === 1),
    duePlans: (now) => guarded(() => due.all(now).map(toPlan)),
    carryOut: (plan) =>
      guarded(() =>
        inTransaction(database, () => {
          const { appId, guideId, environment, version, at } = plan;
          if (takePlan.run(appId, guideId, environment, version, at).changes !== 1) return false;
          putLive.run(...values(appId, guideId, plan));
          return true;
        }),
      ),
  };
}
