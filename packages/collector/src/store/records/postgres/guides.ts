import type { Pool } from 'pg';
import type { GuideRecords } from '../guide-records.ts';
import { leaseText, toGuideRecord, toLease, toVersionRow, toVersion } from '../guide-row.ts';
import { asker } from './accounts.ts';
import { postgresReleases } from './releases.ts';

const SELECT = `
  SELECT g.*, v.content AS published,
    (SELECT max(n.version) FROM guide_version n WHERE n.app_id = g.app_id AND n.guide_id = g.guide_id) AS newest
  FROM guide g
  LEFT JOIN guide_live l ON l.app_id = g.app_id AND l.guide_id = g.guide_id AND l.environment = 'production'
  LEFT JOIN guide_version v ON v.app_id = l.app_id AND v.guide_id = l.guide_id AND v.version = l.version
  WHERE g.app_id = $1`;
const BY_ID = 'guide_id COLLATE "C"';
const INSERT = `
  INSERT INTO guide (draft, revision, updated_at, updated_by, desk, app_id, guide_id, turn)
  VALUES ($1, $2, $3, $4, $5, $6, $7, 1) ON CONFLICT DO NOTHING`;
const UPDATE = `
  UPDATE guide SET draft = $1, revision = $2, updated_at = $3, updated_by = $4, desk = $5, turn = turn + 1
  WHERE app_id = $6 AND guide_id = $7 AND turn = $8`;
const REMOVE = `
  DELETE FROM guide WHERE app_id = $1 AND guide_id = $2 AND turn = $3
    AND NOT EXISTS (SELECT 1 FROM guide_version WHERE app_id = $1 AND guide_id = $2)`;
const FREEZE = `
  INSERT INTO guide_version (app_id, guide_id, version, published_at, content, note) VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT DO NOTHING`;

export function postgresGuides(pool: Pool): GuideRecords {
  const ask = asker(pool);
  const { liveOf, plansOf, ...releases } = postgresReleases(pool);
  return {
    ...releases,
    async list(appId) {
      const [{ rows }, live, plans] = await Promise.all([
        ask(`${SELECT} ORDER BY g.updated_at DESC, g.${BY_ID}`, appId),
        liveOf(appId),
        plansOf(appId),
      ]);
      return rows.map((row) => toGuideRecord(row, live, plans));
    },
    ids: async (appId) =>
      (await ask(`SELECT guide_id FROM guide WHERE app_id = $1 ORDER BY ${BY_ID}`, appId)).rows.map((row) =>
        String(row['guide_id']),
      ),
    async find(appId, guideId) {
      const [{ rows }, live, plans] = await Promise.all([
        ask(`${SELECT} AND g.guide_id = $2`, appId, guideId),
        liveOf(appId),
        plansOf(appId),
      ]);
      return rows[0] && toGuideRecord(rows[0], live, plans);
    },
    async put(appId, { draft, revision, updatedAt, updatedBy, desk }, turn) {
      const by = updatedBy && JSON.stringify(updatedBy);
      const values = [JSON.stringify(draft), revision, updatedAt, by, JSON.stringify(desk), appId, draft.guideId];
      return (await (turn === 0 ? ask(INSERT, ...values) : ask(UPDATE, ...values, turn))).count === 1;
    },
    remove: async (appId, guideId, turn) => (await ask(REMOVE, appId, guideId, turn)).count === 1,
    async versions(appId, guideId) {
      const text = 'SELECT version, published_at, note FROM guide_version WHERE app_id = $1 AND guide_id = $2';
      return (await ask(`${text} ORDER BY version DESC`, appId, guideId)).rows.map(toVersionRow);
    },
    async version(appId, guideId, version) {
      const text = 'SELECT content FROM guide_version WHERE app_id = $1 AND guide_id = $2 AND version = $3';
      return toVersion((await ask(text, appId, guideId, version)).rows[0]?.['content']);
    },
    async addVersion(appId, version, note) {
      const { guideId, publishedAt } = version;
      const [content, about] = [JSON.stringify(version), JSON.stringify(note)];
      return (await ask(FREEZE, appId, guideId, version.version, publishedAt, content, about)).count === 1;
    },
    async lease(appId, guideId) {
      const text = 'SELECT lease FROM guide WHERE app_id = $1 AND guide_id = $2';
      return toLease((await ask(text, appId, guideId)).rows[0]?.['lease']);
    },
    async putLease(appId, guideId, lease, before) {
      const text =
        'UPDATE guide SET lease = $1 WHERE app_id = $2 AND guide_id = $3 AND lease IS NOT DISTINCT FROM $4::text';
      return (await ask(text, leaseText(lease), appId, guideId, before ? leaseText(before) : null)).count === 1;
    },
  };
}
