import type { Article } from '@handrail/protocol';
import type { ArticleRecord } from '../../store/records/article-records.ts';
import type { RecordStore } from '../../store/records/record-store.ts';
import type { Shelf } from '../publishing/shelf.ts';

/** The place of one article. Who may approve own work is the word of the strictest of its apps. */
export const articleShelf = (
  { apps, articles }: Pick<RecordStore, 'apps' | 'articles'>,
  articleId: string,
): Shelf<Article, ArticleRecord> => ({
  find: () => articles.find(articleId),
  put: (record) => articles.put(record, record.turn),
  version: (version) => articles.version(articleId, version),
  addVersion: (version, note) => articles.addVersion(version, note),
  async ownWork() {
    const record = await articles.find(articleId);
    const found = await Promise.all((record?.draft.appIds ?? []).map((appId) => apps.find(appId)));
    return found.length > 0 && found.every((app) => app?.review?.ownWork === true);
  },
});
