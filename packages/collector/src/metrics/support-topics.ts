import type { SupportTopics, TicketEntry } from '@handrail/protocol';
import type { RecordStore } from '../store/records/record-store.ts';
import { shareIn } from './support-figures.ts';

/** What of tickets tells which topics have an article or a guide. */
export interface TopicTally {
  add(categoryId: string | null, entries: readonly TicketEntry[]): void;
  topics(): Promise<SupportTopics>;
}

interface Topic {
  tickets: number;
  /** What agents have sent in answer, by id. */
  articles: Set<string>;
  guides: Set<string>;
}

/** What visitors have of one kind: all of it by id, and by topic what is meant for that. */
interface Published {
  live: ReadonlySet<string>;
  byTopic: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * Which categories of tickets can be answered by what is published: articles that name the category, articles and guides that were
 * written for a ticket of it at any time, and those that were sent in the tickets that were looked at. It is asked for once.
 */
export function createTopics({ articles, guides, tickets }: RecordStore, appId: string): () => TopicTally {
  let asked: Promise<Record<'articles' | 'guides', Published>> | undefined;

  async function topicOf(ticketId: string | undefined): Promise<string[]> {
    const categoryId = ticketId === undefined ? undefined : (await tickets.find(ticketId))?.ticket.categoryId;
    return categoryId === undefined || categoryId === null ? [] : [categoryId];
  }

  async function gather(all: readonly { id: string; fromTicketId?: string; names: readonly string[] }[]) {
    const byTopic = new Map<string, Set<string>>();
    for (const { id, fromTicketId, names } of all)
      for (const categoryId of [...names, ...(await topicOf(fromTicketId))])
        byTopic.set(categoryId, (byTopic.get(categoryId) ?? new Set()).add(id));
    return { live: new Set(all.map(({ id }) => id)), byTopic };
  }

  async function lookUp(): Promise<Record<'articles' | 'guides', Published>> {
    const [written, made] = await Promise.all([articles.list(appId), guides.list(appId)]);
    return {
      articles: await gather(
        written.flatMap(({ published, desk }) =>
          published ? [{ ...desk, id: published.articleId, names: published.categoryIds ?? [] }] : [],
        ),
      ),
      guides: await gather(
        made.flatMap(({ published, desk }) => (published ? [{ ...desk, id: published.guideId, names: [] }] : [])),
      ),
    };
  }

  return () => createTally(() => (asked ??= lookUp()));
}

function createTally(published: () => Promise<Record<'articles' | 'guides', Published>>): TopicTally {
  const topics = new Map<string, Topic>();
  let without = 0;
  return {
    add(categoryId, entries) {
      if (categoryId === null) {
        without += 1;
        return;
      }
      const topic = topics.get(categoryId) ?? { tickets: 0, articles: new Set(), guides: new Set() };
      topics.set(categoryId, topic);
      topic.tickets += 1;
      for (const { guide, article } of entries) {
        if (guide !== undefined) topic.guides.add(guide.guideId);
        if (article !== undefined) topic.articles.add(article.articleId);
      }
    },
    async topics() {
      const { articles, guides } = await published();
      const count = ({ live, byTopic }: Published, categoryId: string, sent: ReadonlySet<string>): number =>
        new Set([...(byTopic.get(categoryId) ?? []), ...[...sent].filter((id) => live.has(id))]).size;
      const rows = [...topics].map(([categoryId, topic]) => ({
        ...{ categoryId, tickets: topic.tickets },
        articles: count(articles, categoryId, topic.articles),
        guides: count(guides, categoryId, topic.guides),
      }));
      // What most people ask and nothing answers stands first.
      const isCovered = (row: (typeof rows)[number]): boolean => row.articles + row.guides > 0;
      rows.sort((a, b) => Number(isCovered(a)) - Number(isCovered(b)) || b.tickets - a.tickets);
      const sum = (some: typeof rows): number => some.reduce((all, row) => all + row.tickets, 0);
      return { rows, covered: shareIn(sum(rows.filter(isCovered)), sum(rows)), without };
    },
  };
}
