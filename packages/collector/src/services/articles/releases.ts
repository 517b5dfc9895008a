import { freeze } from '../publishing/freeze.ts';
import { REFUSED_AS_ARCHIVED } from '../publishing/review.ts';
import { changeArticle } from './change.ts';
import type { ArticleParts, Articles } from './index.ts';
import { articleShelf } from './shelf.ts';

/** Gives articles to visitors, and takes them away. */
export function createArticleReleases({
  records,
  clock,
  changed,
  told,
}: ArticleParts): Pick<Articles, 'publish' | 'archive'> {
  const { articles } = records;
  return {
    async publish(articleId, { by, revision }) {
      const before = await articles.find(articleId);
      if (before?.desk.archived !== undefined) return { refused: REFUSED_AS_ARCHIVED };
      const done = await freeze(articleShelf(records, articleId), clock, { revision, by });
      if (done === undefined || !('frozen' in done)) return done;
      // Whoever archives it at this moment has the last word.
      const out = await changeArticle<undefined>(articles, articleId, (record) =>
        record.desk.archived === undefined
          ? { ...record, live: done.frozen.version, published: done.frozen }
          : { instead: undefined },
      );
      if (out === undefined || 'instead' in out) return out && { refused: REFUSED_AS_ARCHIVED };
      for (const appId of new Set([...out.before.appIds, ...out.record.appIds])) changed(appId);
      await told?.(out.record, undefined);
      return { record: { ...out.record, newest: Math.max(out.record.newest, done.frozen.version) } };
    },
    async archive(articleId, by) {
      const done = await changeArticle<never>(articles, articleId, (record) => {
        const desk = { ...record.desk };
        delete desk.archived;
        if (by === undefined) return { ...record, desk };
        return { ...record, live: null, published: undefined, desk: { ...desk, archived: { at: clock.now(), by } } };
      });
      if (done === undefined || 'instead' in done) return undefined;
      for (const appId of done.before.published?.appIds ?? []) changed(appId);
      return done.record;
    },
  };
}
