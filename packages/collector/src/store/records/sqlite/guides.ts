import type { DatabaseSync } from 'node:sqlite';
import { guarded } from '../../sqlite/guarded.ts';
import type { GuideRecords } from '../guide-records.ts';
import { leaseText, toGuideRecord, toLease, toVersionRow, toVersion } from '../guide-row.ts';
import { sqliteReleases } from './releases.ts';

const SELECT = `
  SELECT g.*, v.content AS published,
    (SELECT max(n.version) FROM guide_version n WHERE n.app_id = g.app_id AND n.guide_id = g.guide_id) AS newest
  FROM guide g
  LEFT JOIN guide_live l ON l.app_id = g.app_id AND l.guide_id = g.guide_id AND l.environment = 'production'
  LEFT JOIN guide_version v ON v.app_id = l.app_id AND v.guide_id = l.guide_id AND v.version = l.version
  WHERE g.app_id = ?`;

export function sqliteGuides(database: DatabaseSync): GuideRecords {
  const all = database.prepare(`${SELECT} ORDER BY g.updated_at DESC, g.guide_id`);
  const ids = database.prepare('SELECT guide_id FROM guide WHERE app_id = ? ORDER BY guide_id');
  const one = database.prepare(`${SELECT} AND g.guide_id = ?`);
  const insert = database.prepare(
    `INSERT INTO guide (draft, revision, updated_at, updated_by, desk, app_id, guide_id, turn)
     VALUES (?, ?, ?, ?, ?, ?, ?, 1) ON CONFLICT DO NOTHING`,
  );
  const update = database.prepare(
    `UPDATE guide SET draft = ?, revision = ?, updated_at = ?, updated_by = ?, desk = ?, turn = turn + 1
     WHERE app_id = ? AND guide_id = ? AND turn = ?`,
  );
  const remove = database.prepare(
    `DELETE FROM guide WHERE app_id = ?1 AND guide_id = ?2 AND turn = ?3
     AND NOT EXISTS (SELECT 1 FROM guide_version WHERE app_id = ?1 AND guide_id = ?2)`,
  );
  const versions = database.prepare(
    'SELECT version, published_at, note FROM guide_version WHERE app_id = ? AND guide_id = ? ORDER BY version DESC',
  );
  const exact = database.prepare('SELECT content FROM guide_version WHERE app_id = ? AND guide_id = ? AND version = ?');
  const freeze = database.prepare(
    `INSERT INTO guide_version (app_id, guide_id, version, published_at, content, note) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
  );
  const held = database.prepare('SELECT lease FROM guide WHERE app_id = ? AND guide_id = ?');
  const hold = database.prepare('UPDATE guide SET lease = ? WHERE app_id = ? AND guide_id = ? AND lease IS ?');
  const { liveOf, plansOf, ...releases } = sqliteReleases(database);

  return {
    ...releases,
    list: (appId) =>
      guarded(() => {
        const [live, plans] = [liveOf(appId), plansOf(appId)];
        return all.all(appId).map((row) => toGuideRecord(row, live, plans));
      }),
    ids: (appId) => guarded(() => ids.all(appId).map((row) => String(row['guide_id']))),
    find: (appId, guideId) =>
      guarded(() => {
        const row = one.get(appId, guideId);
        return row && toGuideRecord(row, liveOf(appId), plansOf(appId));
      }),
    put: (appId, { draft, revision, updatedAt, updatedBy, desk }, turn) =>
      guarded(() => {
        const by = updatedBy && JSON.stringify(updatedBy);
        const values = [JSON.stringify(draft), revision, updatedAt, by, JSON.stringify(desk), appId, draft.guideId];
        return (turn === 0 ? insert.run(...values) : update.run(...values, turn)).changes === 1;
      }),
    remove: (appId, guideId, turn) => guarded(() => remove.run(appId, guideId, turn).changes === 1),
    versions: (appId, guideId) => guarded(() => versions.all(appId, guideId).map(toVersionRow)),
    version: (appId, guideId, version) => guarded(() => toVersion(exact.get(appId, guideId, version)?.['content'])),
    addVersion: (appId, version, note) =>
      guarded(() => {
        const { guideId, publishedAt } = version;
        const [content, about] = [JSON.stringify(version), JSON.stringify(note)];
        return freeze.run(appId, guideId, version.version, publishedAt, content, about).changes === 1;
      }),
    lease: (appId, guideId) => guarded(() => toLease(held.get(appId, guideId)?.['lease'])),
    putLease: (appId, guideId, lease, before) =>
      guarded(() => hold.run(leaseText(lease), appId, guideId, before ? leaseText(before) : null).changes === 1),
  };
}
