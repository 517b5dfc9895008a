import type { Guide, GuideVersion } from '@handrail/protocol';
import type { Pool } from 'pg';
import { guarded } from '../../postgres/guarded.ts';
import type { GuideRecord, GuideRecords } from '../record-store.ts';
import { TELL } from './changes.ts';

const NEWEST = `
  SELECT v.content FROM guide_version v
  WHERE v.app_id = g.app_id AND v.guide_id = g.guide_id ORDER BY v.version DESC LIMIT 1`;
const SELECT = `SELECT g.draft, g.updated_at, (${NEWEST}) AS published FROM guide g WHERE g.app_id = $1`;
const BY_ID = 'g.guide_id COLLATE "C"';
const SAVE = `
  INSERT INTO guide (app_id, guide_id, draft, updated_at) VALUES ($1, $2, $3, $4)
  ON CONFLICT (app_id, guide_id) DO UPDATE SET draft = excluded.draft, updated_at = excluded.updated_at
  RETURNING xmax = 0 AS made`;
const FREEZE = `
  INSERT INTO guide_version (app_id, guide_id, version, published_at, content) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT DO NOTHING RETURNING ${TELL}`;

type Row = Record<string, unknown>;

export function postgresGuides(pool: Pool): GuideRecords {
  const ask = <T>(text: string, values: unknown[], toAnswer: (row: Row) => T): Promise<T[]> =>
    guarded(async () => (await pool.query<Row>(text, values)).rows.map(toAnswer));
  return {
    list: (appId) => ask(`${SELECT} ORDER BY g.updated_at DESC, ${BY_ID}`, [appId], toRecord),
    ids: (appId) =>
      ask(`SELECT g.guide_id FROM guide g WHERE g.app_id = $1 ORDER BY ${BY_ID}`, [appId], (row) =>
        String(row['guide_id']),
      ),
    find: async (appId, guideId) => (await ask(`${SELECT} AND g.guide_id = $2`, [appId, guideId], toRecord))[0],
    async saveDraft(appId, guide, updatedAt) {
      const values = [appId, guide.guideId, JSON.stringify(guide), updatedAt];
      const [made] = await ask(SAVE, values, (row) => row['made'] === true);
      return made === true ? 'made' : 'changed';
    },
    versions: (appId, guideId) =>
      ask(
        'SELECT version, published_at FROM guide_version WHERE app_id = $1 AND guide_id = $2 ORDER BY version DESC',
        [appId, guideId],
        (row) => ({ version: Number(row['version']), publishedAt: Number(row['published_at']) }),
      ),
    async published(appId) {
      const found = await ask(
        `SELECT (${NEWEST}) AS published FROM guide g WHERE g.app_id = $1 ORDER BY ${BY_ID}`,
        [appId],
        toPublished,
      );
      return found.flatMap((version) => version ?? []);
    },
    async version(appId, guideId, version) {
      const text =
        'SELECT content AS published FROM guide_version WHERE app_id = $1 AND guide_id = $2 AND version = $3';
      return (await ask(text, [appId, guideId, version], toPublished))[0];
    },
    async addVersion(appId, version) {
      const { guideId, publishedAt } = version;
      const values = [appId, guideId, version.version, publishedAt, JSON.stringify(version)];
      return (await ask(FREEZE, values, () => true)).length === 1;
    },
  };
}

const toRecord = (row: Row): GuideRecord => ({
  // Written by `saveDraft` from a checked guide, and by nobody else.
  draft: JSON.parse(String(row['draft'])) as Guide,
  updatedAt: Number(row['updated_at']),
  published: toPublished(row),
});

function toPublished({ published }: Row): GuideVersion | undefined {
  // Written by `addVersion` from a checked guide, and by nobody else.
  return typeof published === 'string' ? (JSON.parse(published) as GuideVersion) : undefined;
}
