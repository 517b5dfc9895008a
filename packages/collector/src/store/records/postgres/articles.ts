import type { Pool } from 'pg';
import type { ArticleRecords } from '../article-records.ts';
import { articleValues, toArticleRecord, toArticleVersion, versionsFor } from '../article-row.ts';
import { toVersionRow } from '../guide-row.ts';
import { asker } from './accounts.ts';
import { TELL } from './changes.ts';

const SELECT = `
  SELECT a.*, v.content AS published,
    (SELECT max(n.version) FROM article_version n WHERE n.article_id = a.article_id) AS newest
  FROM article a LEFT JOIN article_version v ON v.article_id = a.article_id AND v.version = a.live`;
const LAST_FIRST = 'ORDER BY a.updated_at DESC, a.article_id COLLATE "C"';
const INSERT = `
  INSERT INTO article (draft, revision, updated_at, updated_by, desk, live, app_ids, ticket_id, article_id, turn)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1) ON CONFLICT DO NOTHING RETURNING article_id`;
const UPDATE = `
  UPDATE article SET draft = $1, revision = $2, updated_at = $3, updated_by = $4, desk = $5, live = $6, app_ids = $7,
    ticket_id = $8, turn = turn + 1
  WHERE article_id = $9 AND turn = $10 RETURNING article_id`;
// One statement, so that nobody sees a half of it. Apps that it leaves are told too.
const inItsApps = (change: string): string => `
  WITH changed AS (${change}),
    wanted AS (SELECT c.article_id, w.app_id FROM changed c, json_array_elements_text($7::json) AS w (app_id)),
    gone AS (DELETE FROM article_app p USING changed c WHERE p.article_id = c.article_id
      AND p.app_id NOT IN (SELECT app_id FROM wanted) RETURNING p.app_id),
    come AS (INSERT INTO article_app (app_id, article_id) SELECT app_id, article_id FROM wanted ON CONFLICT DO NOTHING)
  SELECT ${TELL} FROM (SELECT app_id FROM wanted UNION SELECT app_id FROM gone) AS told`;
const PUT = { new: inItsApps(INSERT), other: inItsApps(UPDATE) };
const FREEZE = `
  INSERT INTO article_version (article_id, version, published_at, content, note) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT DO NOTHING`;
const LIVE = `
  SELECT v.content FROM article_app p
  JOIN article a ON a.article_id = p.article_id
  JOIN article_version v ON v.article_id = a.article_id AND v.version = a.live
  WHERE p.app_id = $1 ORDER BY v.published_at DESC, v.article_id COLLATE "C"`;

export function postgresArticles(pool: Pool): ArticleRecords {
  const ask = asker(pool);
  const records = async (rest: string, ...values: unknown[]) =>
    (await ask(`${SELECT} ${rest}`, ...values)).rows.map(toArticleRecord);
  return {
    list: (appId) =>
      records(`JOIN article_app p ON p.article_id = a.article_id WHERE p.app_id = $1 ${LAST_FIRST}`, appId),
    ofTicket: (ticketId) => records(`WHERE a.ticket_id = $1 ${LAST_FIRST}`, ticketId),
    find: async (articleId) => (await records('WHERE a.article_id = $1', articleId))[0],
    async put(record, turn) {
      const values = articleValues(record);
      // An article is in one app at least.
      return (await (turn === 0 ? ask(PUT.new, ...values) : ask(PUT.other, ...values, turn))).count > 0;
    },
    async versions(articleId) {
      const text = 'SELECT version, published_at, note FROM article_version WHERE article_id = $1';
      return (await ask(`${text} ORDER BY version DESC`, articleId)).rows.map(toVersionRow);
    },
    async version(articleId, version) {
      const text = 'SELECT content FROM article_version WHERE article_id = $1 AND version = $2';
      return toArticleVersion((await ask(text, articleId, version)).rows[0]?.['content']);
    },
    async addVersion(version, note) {
      const [content, about] = [JSON.stringify(version), JSON.stringify(note)];
      const values = [version.articleId, version.version, version.publishedAt, content, about];
      return (await ask(FREEZE, ...values)).count === 1;
    },
    published: async (appId) =>
      versionsFor(
        appId,
        (await ask(LIVE, appId)).rows.map(({ content }) => content),
      ),
  };
}
