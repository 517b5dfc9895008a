import type { ArticleFigures, Range } from '@handrail/protocol';
import { METRIC_LIMITS } from '../config.ts';
import type { Stores } from '../services/stores.ts';
import type { EventRecord, TimeWindow } from '../store/events/event-store.ts';

export interface ArticleQuestion {
  /** What became of the articles of an app, and what was searched in vain. */
  articles(appId: string, range: Range): Promise<ArticleFigures>;
}

export function articleQuestion(
  { events }: Pick<Stores, 'events'>,
  window: (range: Range) => TimeWindow,
): ArticleQuestion {
  return {
    async articles(appId, range) {
      const query = { window: window(range), limit: METRIC_LIMITS.articleEvents };
      const [opened, rated, searched] = await Promise.all(
        ['article.opened', 'article.rated', 'help.searched'].map((name) => events.events(appId, { ...query, name })),
      );
      const pages = [opened, rated, searched];
      return {
        ...{ range, ...shapeArticles(opened?.events ?? [], rated?.events ?? [], searched?.events ?? []) },
        cut: pages.some((page) => page?.next !== undefined),
      };
    },
  };
}

const MOST_FAILED = 50;

/** Counts what the panel noted. Whoever says twice whether an article helped counts with the last word of their visit. */
export function shapeArticles(
  opened: readonly EventRecord[],
  rated: readonly EventRecord[],
  searched: readonly EventRecord[],
): Pick<ArticleFigures, 'articles' | 'searches' | 'failed'> {
  const byId = new Map<string, ArticleFigures['articles'][number]>();
  const of = (articleId: string) => {
    const row = byId.get(articleId) ?? { articleId, opened: 0, helped: 0, notHelped: 0 };
    byId.set(articleId, row);
    return row;
  };
  for (const record of opened) {
    const articleId = propOf(record, 'articleId');
    if (typeof articleId === 'string') of(articleId).opened += 1;
  }
  const last = new Map<string, { articleId: string; helped: boolean }>();
  for (const record of [...rated].sort((a, b) => a.at - b.at)) {
    const [articleId, helped] = [propOf(record, 'articleId'), propOf(record, 'helped')];
    if (typeof articleId !== 'string' || typeof helped !== 'boolean') continue;
    last.set(`${articleId} ${record.event.sessionId}`, { articleId, helped });
  }
  for (const { articleId, helped } of last.values()) of(articleId)[helped ? 'helped' : 'notHelped'] += 1;
  const failed = new Map<string, number>();
  for (const record of searched) {
    const words = propOf(record, 'words');
    const plain = typeof words === 'string' ? words.trim().toLowerCase() : '';
    if (plain !== '') failed.set(plain, (failed.get(plain) ?? 0) + 1);
  }
  return {
    articles: [...byId.values()],
    searches: searched.length,
    failed: [...failed]
      .map(([words, times]) => ({ words, times }))
      .sort((a, b) => b.times - a.times || (a.words < b.words ? -1 : 1))
      .slice(0, MOST_FAILED),
  };
}

const propOf = ({ event }: EventRecord, name: string): unknown => event.props?.[name];
