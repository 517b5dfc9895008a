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
  /** Guides that agents have sent in answer. */
  sent: Set<string>;
}

/** What answers something: guides that visitors have, and how many articles a category has. */
interface Published {
  guideIds: ReadonlySet<string>;
  articles: ReadonlyMap<string, number>;
}

/**
 * Which categories of tickets can be answered by what is published: a topic has an article where one was written from a ticket
 * of it, at any time, and a guide where one was sent in the tickets that were looked at. What is published is asked for once.
 */
export function createTopics({ articles, guides, tickets }: RecordStore, appId: string): () => TopicTally {
  let asked: Promise<Published> | undefined;
  /** Published articles of each category, by the tickets that they were written from. */
  async function articlesByTopic(): Promise<Map<string, number>> {
    const counts = new Map<string, number>();
    for (const { published, desk } of await articles.list(appId)) {
      if (!published || desk.fromTicketId === undefined) continue;
      const categoryId = (await tickets.find(desk.fromTicketId))?.ticket.categoryId;
      if (categoryId !== undefined && categoryId !== null) counts.set(categoryId, (counts.get(categoryId) ?? 0) + 1);
    }
    return counts;
  }

  async function lookUp(): Promise<Published> {
    const live = (await guides.list(appId)).filter(({ published }) => published);
    return { guideIds: new Set(live.map(({ draft }) => draft.guideId)), articles: await articlesByTopic() };
  }

  return () => createTally(() => (asked ??= lookUp()));
}

function createTally(published: () => Promise<Published>): TopicTally {
  const topics = new Map<string, Topic>();
  let without = 0;
  return {
    add(categoryId, entries) {
      if (categoryId === null) {
        without += 1;
        return;
      }
      const topic = topics.get(categoryId) ?? { tickets: 0, sent: new Set() };
      topics.set(categoryId, topic);
      topic.tickets += 1;
      for (const { guide } of entries) if (guide !== undefined) topic.sent.add(guide.guideId);
    },
    async topics() {
      const { guideIds, articles } = await published();
      const rows = [...topics].map(([categoryId, { tickets: count, sent }]) => ({
        ...{ categoryId, tickets: count, articles: articles.get(categoryId) ?? 0 },
        guides: [...sent].filter((guideId) => guideIds.has(guideId)).length,
      }));
      // What most people ask and nothing answers stands first.
      const isCovered = (row: (typeof rows)[number]): boolean => row.articles + row.guides > 0;
      rows.sort((a, b) => Number(isCovered(a)) - Number(isCovered(b)) || b.tickets - a.tickets);
      const sum = (some: typeof rows): number => some.reduce((all, row) => all + row.tickets, 0);
      return { rows, covered: shareIn(sum(rows.filter(isCovered)), sum(rows)), without };
    },
  };
}
