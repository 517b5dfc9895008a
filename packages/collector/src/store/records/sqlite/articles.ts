import type { DatabaseSync } from 'node:sqlite';
import { guarded, inTransaction } from '../../sqlite/guarded.ts';
import type { ArticleRecords } from '../article-records.ts';
import { articleValues, toArticleRecord, toArticleVersion, versionsFor } from '../article-row.ts';
import { toVersionRow } from '../guide-row.ts';

const SELECT = `
  SELECT a.*, v.content AS published,
    (SELECT max(n.version) FROM article_version n WHERE n.article_id = a.article_id) AS newest
  FROM article a LEFT JOIN article_version v ON v.article_id = a.article_id AND v.version = a.live`;
const LAST_FIRST = 'ORDER BY a.updated_at DESC, a.article_id';

export function sqliteArticles(database: DatabaseSync): ArticleRecords {
  const all = database.prepare(
    `${SELECT} JOIN article_app p ON p.article_id = a.article_id WHERE p.app_id = ? ${LAST_FIRST}`,
  );
  const one = database.prepare(`${SELECT} WHERE a.article_id = ?`);
  const ofTicket = database.prepare(`${SELECT} WHERE a.ticket_id = ? ${LAST_FIRST}`);
  const insert = database.prepare(
    `INSERT INTO article (draft, revision, updated_at, updated_by, desk, live, app_ids, ticket_id, article_id, turn)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1) ON CONFLICT DO NOTHING`,
  );
  const update = database.prepare(
    `UPDATE article SET draft = ?, revision = ?, updated_at = ?, updated_by = ?, desk = ?, live = ?, app_ids = ?,
       ticket_id = ?, turn = turn + 1
     WHERE article_id = ? AND turn = ?`,
  );
  const leaveApps = database.prepare('DELETE FROM article_app WHERE article_id = ?');
  const joinApp = database.prepare('INSERT INTO article_app (app_id, article_id) VALUES (?, ?)');
  const versions = database.prepare(
    'SELECT version, published_at, note FROM article_version WHERE article_id = ? ORDER BY version DESC',
  );
  const exact = database.prepare('SELECT content FROM article_version WHERE article_id = ? AND version = ?');
  const freeze = database.prepare(
    `INSERT INTO article_version (article_id, version, published_at, content, note) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
  );
  const live = database.prepare(
    `SELECT v.content FROM article_app p
     JOIN article a ON a.article_id = p.article_id
     JOIN article_version v ON v.article_id = a.article_id AND v.version = a.live
     WHERE p.app_id = ? ORDER BY v.published_at DESC, v.article_id`,
  );

  return {
    list: (appId) => guarded(() => all.all(appId).map(toArticleRecord)),
    ofTicket: (ticketId) => guarded(() => ofTicket.all(ticketId).map(toArticleRecord)),
    find: (articleId) =>
      guarded(() => {
        const row = one.get(articleId);
        return row && toArticleRecord(row);
      }),
    put: (record, turn) =>
      guarded(() =>
        inTransaction(database, () => {
          const values = articleValues(record);
          if ((turn === 0 ? insert.run(...values) : update.run(...values, turn)).changes !== 1) return false;
          const { articleId } = record.draft;
          leaveApps.run(articleId);
          for (const appId of record.appIds) joinApp.run(appId, articleId);
          return true;
        }),
      ),
    versions: (articleId) => guarded(() => versions.all(articleId).map(toVersionRow)),
    version: (articleId, version) => guarded(() => toArticleVersion(exact.get(articleId, version)?.['content'])),
    addVersion: (version, note) =>
      guarded(() => {
        const { articleId, publishedAt } = version;
        const [content, about] = [JSON.stringify(version), JSON.stringify(note)];
        return freeze.run(articleId, version.version, publishedAt, content, about).changes === 1;
      }),
    published: (appId) =>
      guarded(() =>
        versionsFor(
          appId,
          live.all(appId).map(({ content }) => content),
        ),
      ),
  };
}
