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

/**
 * Which categories of tickets can be answered by what is published: a topic has an article where one was written from a ticket
 * of it, at any time, and a guide where one was sent in the tickets that were looked at.
 */
export function createTopicTally({ articles, guides, tickets }: RecordStore, appId: string): TopicTally {
  const topics = new Map<string, Topic>();
  let without = 0;

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
      const live = new Set(
        (await guides.list(appId)).flatMap(({ draft, published }) => (published ? [draft.guideId] : [])),
      );
      const written = await articlesByTopic();
      const rows = [...topics].map(([categoryId, { tickets: count, sent }]) => ({
        ...{ categoryId, tickets: count, articles: written.get(categoryId) ?? 0 },
        guides: [...sent].filter((guideId) => live.has(guideId)).length,
      }));
      // What most people ask and nothing answers stands first.
      const isCovered = (row: (typeof rows)[number]): boolean => row.articles + row.guides > 0;
      rows.sort((a, b) => Number(isCovered(a)) - Number(isCovered(b)) || b.tickets - a.tickets);
      const sum = (some: typeof rows): number => some.reduce((all, row) => all + row.tickets, 0);
      return { rows, covered: shareIn(sum(rows.filter(isCovered)), sum(rows)), without };
    },
  };
}
