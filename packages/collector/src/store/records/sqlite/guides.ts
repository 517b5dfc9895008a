import type { DatabaseSync } from 'node:sqlite';
import type { Guide, GuideVersion } from '@handrail/protocol';
import { guarded } from '../../sqlite/guarded.ts';
import type { GuideRecord, GuideRecords } from '../record-store.ts';

const NEWEST = `
  SELECT v.content FROM guide_version v
  WHERE v.app_id = g.app_id AND v.guide_id = g.guide_id ORDER BY v.version DESC LIMIT 1`;
const SELECT = `SELECT g.draft, g.updated_at, (${NEWEST}) AS published FROM guide g WHERE g.app_id = ?`;

export function sqliteGuides(database: DatabaseSync): GuideRecords {
  const all = database.prepare(`${SELECT} ORDER BY g.updated_at DESC, g.guide_id`);
  const ids = database.prepare('SELECT guide_id FROM guide WHERE app_id = ? ORDER BY guide_id');
  const one = database.prepare(`${SELECT} AND g.guide_id = ?`);
  const insert = database.prepare(
    'INSERT INTO guide (app_id, guide_id, draft, updated_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const update = database.prepare('UPDATE guide SET draft = ?, updated_at = ? WHERE app_id = ? AND guide_id = ?');
  const versions = database.prepare(
    'SELECT version, published_at FROM guide_version WHERE app_id = ? AND guide_id = ? ORDER BY version DESC',
  );
  const newest = database.prepare(
    `SELECT (${NEWEST}) AS published FROM guide g WHERE g.app_id = ? AND published IS NOT NULL ORDER BY g.guide_id`,
  );
  const exact = database.prepare('SELECT content FROM guide_version WHERE app_id = ? AND guide_id = ? AND version = ?');
  const freeze = database.prepare(
    `INSERT INTO guide_version (app_id, guide_id, version, published_at, content) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
  );

  return {
    list: (appId) => guarded(() => all.all(appId).map(toRecord)),
    ids: (appId) => guarded(() => ids.all(appId).map((row) => String(row['guide_id']))),
    find: (appId, guideId) =>
      guarded(() => {
        const row = one.get(appId, guideId);
        return row === undefined ? undefined : toRecord(row);
      }),
    saveDraft: (appId, guide, updatedAt) =>
      guarded(() => {
        const draft = JSON.stringify(guide);
        if (insert.run(appId, guide.guideId, draft, updatedAt).changes === 1) return 'made';
        update.run(draft, updatedAt, appId, guide.guideId);
        return 'changed';
      }),
    versions: (appId, guideId) =>
      guarded(() =>
        versions
          .all(appId, guideId)
          .map((row) => ({ version: Number(row['version']), publishedAt: Number(row['published_at']) })),
      ),
    published: (appId) => guarded(() => newest.all(appId).map((row) => toVersion(row['published']))),
    version: (appId, guideId, version) =>
      guarded(() => {
        const row = exact.get(appId, guideId, version);
        return row === undefined ? undefined : toVersion(row['content']);
      }),
    addVersion: (appId, version) =>
      guarded(() => {
        const content = JSON.stringify(version);
        return freeze.run(appId, version.guideId, version.version, version.publishedAt, content).changes === 1;
      }),
  };
}

function toRecord(row: Record<string, unknown>): GuideRecord {
  return {
    // Written by `saveDraft` from a checked guide, and by nobody else.
    draft: JSON.parse(String(row['draft'])) as Guide,
    updatedAt: Number(row['updated_at']),
    published: row['published'] === null ? undefined : toVersion(row['published']),
  };
}

// Written by `addVersion` from a checked guide, and by nobody else.
const toVersion = (content: unknown): GuideVersion => JSON.parse(String(content)) as GuideVersion;
