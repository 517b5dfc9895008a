import type { Pool } from 'pg';
import type { LiveVersion } from '@handrail/protocol';
import type { GuideRecords } from '../guide-records.ts';
import { toPlan, toVersion, type Row } from '../guide-row.ts';
import { asker } from './accounts.ts';
import { TELL } from './changes.ts';

type Releases = Pick<
  GuideRecords,
  'published' | 'putLive' | 'removeLive' | 'putPlan' | 'removePlan' | 'duePlans' | 'carryOut'
>;

interface Rows {
  liveOf(appId: string): Promise<Row[]>;
  plansOf(appId: string): Promise<Row[]>;
}

const WHERE = 'WHERE app_id = $1 AND guide_id = $2 AND environment = $3';
const into = (table: string): string => `INSERT INTO ${table} (app_id, guide_id, environment, version, at, person)`;
const REPLACE = `ON CONFLICT (app_id, guide_id, environment)
  DO UPDATE SET version = excluded.version, at = excluded.at, person = excluded.person`;
const VALUES = 'VALUES ($1, $2, $3, $4, $5, $6)';
// One statement each, so that nobody sees a half of it.
const PUT_LIVE = `
  WITH gone AS (DELETE FROM guide_plan ${WHERE})
  ${into('guide_live')} ${VALUES} ${REPLACE} RETURNING ${TELL}`;
const CARRY_OUT = `
  WITH taken AS (DELETE FROM guide_plan ${WHERE} AND version = $4 AND at = $5 RETURNING *)
  ${into('guide_live')} SELECT app_id, guide_id, environment, version, at, person FROM taken ${REPLACE} RETURNING ${TELL}`;
const CONTENTS = `
  SELECT v.content FROM guide_live l
  JOIN guide_version v ON v.app_id = l.app_id AND v.guide_id = l.guide_id AND v.version = l.version
  WHERE l.app_id = $1 AND l.environment = $2 ORDER BY l.guide_id COLLATE "C"`;

/** Which version is where, and which is to be. */
export function postgresReleases(pool: Pool): Releases & Rows {
  const ask = asker(pool);
  const values = (appId: string, guideId: string, { environment, version, at, by }: LiveVersion) =>
    [appId, guideId, environment, version, at, by && JSON.stringify(by)] as const;

  return {
    liveOf: async (appId) => (await ask('SELECT * FROM guide_live WHERE app_id = $1 ORDER BY environment', appId)).rows,
    plansOf: async (appId) =>
      (await ask('SELECT * FROM guide_plan WHERE app_id = $1 ORDER BY environment', appId)).rows,
    published: async (appId, environment) =>
      (await ask(CONTENTS, appId, environment)).rows.flatMap(({ content }) => toVersion(content) ?? []),
    async putLive(appId, guideId, live) {
      await ask(PUT_LIVE, ...values(appId, guideId, live));
    },
    removeLive: async (...of) => (await ask(`DELETE FROM guide_live ${WHERE} RETURNING ${TELL}`, ...of)).count === 1,
    async putPlan(plan) {
      await ask(`${into('guide_plan')} ${VALUES} ${REPLACE}`, ...values(plan.appId, plan.guideId, plan));
    },
    removePlan: async (...of) => (await ask(`DELETE FROM guide_plan ${WHERE}`, ...of)).count === 1,
    async duePlans(now) {
      const order = 'at, app_id COLLATE "C", guide_id COLLATE "C", environment';
      return (await ask(`SELECT * FROM guide_plan WHERE at <= $1 ORDER BY ${order}`, now)).rows.map(toPlan);
    },
    carryOut: async ({ appId, guideId, environment, version, at }) =>
      (await ask(CARRY_OUT, appId, guideId, environment, version, at)).count === 1,
  };
}
