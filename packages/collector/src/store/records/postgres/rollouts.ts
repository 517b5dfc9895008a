import type { Pool } from 'pg';
import type { RolloutRecords } from '../rollout-records.ts';
import { linkValues, rolloutValues, toReportLink, toRollout, toTestEntry } from '../rollout-row.ts';
import { asker } from './accounts.ts';

const INSERT = `
  INSERT INTO rollout (content, revision, updated_at, rollout_id) VALUES ($1, $2, $3, $4)
  ON CONFLICT DO NOTHING RETURNING rollout_id`;
const UPDATE = `
  UPDATE rollout SET content = $1, revision = $2, updated_at = $3 WHERE rollout_id = $4 AND revision = $6
  RETURNING rollout_id`;
// One statement, so that nobody sees a half of it.
const inItsApps = (change: string): string => `
  WITH changed AS (${change}),
    wanted AS (SELECT c.rollout_id, w.app_id FROM changed c, json_array_elements_text($5::json) AS w (app_id)),
    gone AS (DELETE FROM rollout_app p USING changed c WHERE p.rollout_id = c.rollout_id
      AND p.app_id NOT IN (SELECT app_id FROM wanted)),
    come AS (INSERT INTO rollout_app (app_id, rollout_id) SELECT app_id, rollout_id FROM wanted ON CONFLICT DO NOTHING)
  SELECT rollout_id FROM changed`;
const PUT = { new: inItsApps(INSERT), other: inItsApps(UPDATE) };

export function postgresRollouts(pool: Pool): RolloutRecords {
  const ask = asker(pool);
  const change = async (text: string, ...values: unknown[]) => (await ask(text, ...values)).count === 1;
  return {
    async list(appId) {
      const text = `SELECT r.content FROM rollout r JOIN rollout_app p ON p.rollout_id = r.rollout_id
        WHERE p.app_id = $1 ORDER BY r.updated_at DESC, r.rollout_id COLLATE "C"`;
      return (await ask(text, appId)).rows.map(toRollout);
    },
    async find(rolloutId) {
      const [row] = (await ask('SELECT content FROM rollout WHERE rollout_id = $1', rolloutId)).rows;
      return row && toRollout(row);
    },
    put(record, before) {
      const values = [...rolloutValues(record), JSON.stringify(record.rollout.scope.appIds)];
      return before === 0 ? change(PUT.new, ...values) : change(PUT.other, ...values, before);
    },
    remove: (rolloutId, revision) =>
      change('DELETE FROM rollout WHERE rollout_id = $1 AND revision = $2', rolloutId, revision),
    async addLink(link) {
      const columns = 'link_id, rollout_id, token_hash, created_at, content';
      await ask(`INSERT INTO rollout_link (${columns}) VALUES ($1, $2, $3, $4, $5)`, ...linkValues(link));
    },
    async links(rolloutId) {
      const text = 'SELECT content FROM rollout_link WHERE rollout_id = $1';
      return (await ask(`${text} ORDER BY created_at DESC, link_id COLLATE "C"`, rolloutId)).rows.map(toReportLink);
    },
    async findLink(tokenHash) {
      const [row] = (await ask('SELECT content FROM rollout_link WHERE token_hash = $1', tokenHash)).rows;
      return row && toReportLink(row);
    },
    removeLink: (rolloutId, linkId) =>
      change('DELETE FROM rollout_link WHERE rollout_id = $1 AND link_id = $2', rolloutId, linkId),
    addEntry: (rolloutId, entry) =>
      change(
        'INSERT INTO rollout_entry (rollout_id, entry_id, content) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
        ...[rolloutId, entry.entryId, JSON.stringify(entry)],
      ),
    async entries(rolloutId) {
      const text = 'SELECT content FROM rollout_entry WHERE rollout_id = $1 ORDER BY seq';
      return (await ask(text, rolloutId)).rows.map(toTestEntry);
    },
  };
}
