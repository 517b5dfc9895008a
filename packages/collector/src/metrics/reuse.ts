import type { Range, ReuseReport } from '@handrail/protocol';
import type { Stores } from '../services/stores.ts';
import type { TimeWindow } from '../store/events/event-store.ts';
import type { ArticleQuestion } from './articles.ts';
import { supportSources } from './support-sources.ts';

export interface ReuseQuestion {
  /** How often what was written for tickets of an app has answered somebody since. */
  reuse(appId: string, range: Range): Promise<ReuseReport>;
}

type Row = ReuseReport['rows'][number];

export function reuseQuestion(
  stores: Stores,
  window: (range: Range) => TimeWindow,
  { articles: articleFigures }: ArticleQuestion,
): ReuseQuestion {
  const { records, events } = stores;
  const { openedTickets } = supportSources(stores);

  /** To how many tickets each article and guide was sent. */
  async function sentIn(appId: string, span: TimeWindow) {
    const sent = new Map<string, number>();
    const cut = await openedTickets([appId], span, async (tickets) => {
      for (const { ticketId } of tickets) {
        const ids = (await records.tickets.entries(ticketId)).flatMap(({ article, guide }) => [
          ...(article ? [keyOf('article', article.articleId)] : []),
          ...(guide ? [keyOf('guide', guide.guideId)] : []),
        ]);
        for (const id of new Set(ids)) sent.set(id, (sent.get(id) ?? 0) + 1);
      }
    });
    return { sent, cut };
  }

  async function articleRows(appId: string, range: Range) {
    const figures = await articleFigures(appId, range);
    const rows = (await records.articles.list(appId)).flatMap(({ published, desk }): Omit<Row, 'sent'>[] => {
      if (published === undefined || desk.fromTicketId === undefined) return [];
      const { articleId: contentId, variants, locale } = published;
      const { opened = 0, helped = 0 } = figures.articles.find(({ articleId }) => articleId === contentId) ?? {};
      return [{ content: 'article', contentId, title: variants[locale]?.title ?? '', opened, helped }];
    });
    return { rows, cut: figures.cut };
  }

  async function guideRows(appId: string, span: TimeWindow): Promise<Omit<Row, 'sent'>[]> {
    const written = (await records.guides.list(appId)).flatMap(({ published, desk }) =>
      published !== undefined && desk.fromTicketId !== undefined ? [published] : [],
    );
    if (written.length === 0) return [];
    const ids = written.map(({ guideId }) => guideId);
    const [totals = []] = await events.guideTotals(appId, ids, [span]);
    return written.map(({ guideId: contentId, title }, at) => {
      const { starts = 0, completedBy = 0 } = totals[at] ?? {};
      return { content: 'guide', contentId, title, opened: starts, helped: completedBy };
    });
  }

  return {
    async reuse(appId, range) {
      const span = window(range);
      const [{ sent, cut }, articles, guides] = await Promise.all([
        sentIn(appId, span),
        articleRows(appId, range),
        guideRows(appId, span),
      ]);
      const rows = [...articles.rows, ...guides].map((row): Row => ({
        ...row,
        sent: sent.get(keyOf(row.content, row.contentId)) ?? 0,
      }));
      return {
        range,
        rows: rows.sort((a, b) => usesOf(b) - usesOf(a) || a.title.localeCompare(b.title)),
        cut: cut || articles.cut,
      };
    },
  };
}

const keyOf = (content: Row['content'], contentId: string): string => `${content} ${contentId}`;
const usesOf = ({ sent, opened }: Row): number => sent + opened;
