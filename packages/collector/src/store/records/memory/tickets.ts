import type { Ticket, TicketEntry } from '@handrail/protocol';
import {
  dueAtOf,
  tellingOf,
  type NewEntry,
  type TicketNews,
  type TicketQuery,
  type TicketRecord,
  type TicketRecords,
  type TicketTold,
} from '../ticket-records.ts';
import { orderValue } from '../ticket-sql.ts';
import { joinWords } from '../ticket-words.ts';
import type { Ledger } from './ledger.ts';

interface Kept {
  record: TicketRecord;
  entries: readonly NewEntry[];
  words: string;
}

interface Beside {
  /** Of which ticket an upload is part, if any. */
  ticketOf: (uploadId: string) => string | undefined;
  has: (ticketId: string) => boolean;
}

export function memoryTickets(ledger: Ledger): TicketRecords & Beside {
  const tickets = ledger.map<string, Kept>();
  /** Kept beyond the ticket, until its files are gone. */
  const uploadsIn = ledger.map<string, string>();
  const listeners: ((told: TicketTold) => void)[] = [];
  const news = ledger.map<number, TicketNews & { freeAt: number }>();
  let [numbers, newsIds] = [0, 0];

  const keep = (kept: Kept, entries: readonly NewEntry[]): void => {
    const { ticketId } = kept.record.ticket;
    tickets.set(ticketId, { ...kept, entries: [...kept.entries, ...structuredClone([...entries])] });
    for (const { entry } of entries) {
      newsIds += 1;
      news.set(newsIds, { newsId: newsIds, ticketId, entryId: entry.entryId, freeAt: 0 });
      for (const { uploadId } of entry.attachments) if (!uploadsIn.has(uploadId)) uploadsIn.set(uploadId, ticketId);
    }
    for (const listener of listeners) listener(tellingOf(kept.record.ticket));
  };
  const all = (): Kept[] => [...tickets.values()];
  const ofVisitor = (appId: string, visitorId: string): Kept[] =>
    all().filter(({ record: { ticket } }) => ticket.appId === appId && ticket.requester.visitorId === visitorId);

  return {
    async add(given, entries, words) {
      const known = all().find(
        ({ record }) => record.ticket.appId === given.ticket.appId && record.ticketKey === given.ticketKey,
      );
      if (known !== undefined) return { record: structuredClone(known.record), made: false };
      const record = structuredClone({ ...given, ticket: { ...given.ticket, number: (numbers += 1) } });
      keep({ record, entries: [], words: joinWords('', [...words, String(numbers)]) }, entries);
      return { record: structuredClone(record), made: true };
    },
    find: async (ticketId) => structuredClone(tickets.get(ticketId)?.record),
    findByKey: async (appId, key) =>
      structuredClone(all().find(({ record }) => record.ticket.appId === appId && record.ticketKey === key)?.record),
    entries: async (ticketId) => structuredClone((tickets.get(ticketId)?.entries ?? []).map(({ entry }) => entry)),
    entryOf: async (ticketId, key) =>
      structuredClone(tickets.get(ticketId)?.entries.find(({ entryKey }) => entryKey === key)?.entry),
    async change({ ticketId, revision, ticket, entries, progress, words }) {
      const kept = tickets.get(ticketId);
      const keys = new Set(entries.map(({ entryKey }) => entryKey));
      if (kept?.entries.some(({ entryKey }) => entryKey !== undefined && keys.has(entryKey))) return 'known';
      if (kept?.record.ticket.revision !== revision) return 'stale';
      const record = structuredClone({ ...kept.record, ticket: { ...ticket, seenAt: kept.record.ticket.seenAt } });
      const before = kept.entries.map((one) =>
        one.entry.entryId === progress?.entryId
          ? { ...one, entry: { ...one.entry, guide: { ...progress.guide } } }
          : one,
      );
      keep({ record, entries: before, words: joinWords(kept.words, words ?? []) }, entries);
      return 'changed';
    },
    async seen(ticketId, at) {
      const kept = tickets.get(ticketId);
      if (kept === undefined) return;
      const { record } = kept;
      const seenAt = Math.max(at, record.ticket.seenAt ?? 0);
      tickets.set(ticketId, { ...kept, record: { ...record, ticket: { ...record.ticket, seenAt } } });
    },
    ...memoryTicketLists(all),
    async eraseVisitor(appId, visitorId) {
      const ids = ofVisitor(appId, visitorId).map(({ record }) => record.ticket.ticketId);
      for (const id of ids) tickets.delete(id);
      for (const one of [...news.values()]) if (ids.includes(one.ticketId)) news.delete(one.newsId);
      return ids;
    },
    async takeNews(limit, now, until) {
      const taken = [...news.values()]
        .filter(({ freeAt }) => freeAt <= now)
        .sort((a, b) => a.newsId - b.newsId)
        .slice(0, limit);
      for (const one of taken) news.set(one.newsId, { ...one, freeAt: until });
      return taken.map(({ newsId, ticketId, entryId }) => ({ newsId, ticketId, entryId }));
    },
    async dropNews(ids) {
      for (const newsId of ids) news.delete(newsId);
    },
    onChange: (listener) => void listeners.push(listener),
    // These are the records of one collector.
    async tellPresence() {},
    onPresence() {},
    ticketOf: (uploadId) => uploadsIn.get(uploadId),
    has: (ticketId) => tickets.has(ticketId),
  };
}

function memoryTicketLists(all: () => Kept[]): Pick<TicketRecords, 'list' | 'count' | 'ofVisitor' | 'exportVisitor'> {
  const fitting = (query: TicketQuery): Kept[] => all().filter((kept) => fits(kept, query));
  const ofVisitor = (appId: string, visitorId: string): Kept[] =>
    all().filter(({ record: { ticket } }) => ticket.appId === appId && ticket.requester.visitorId === visitorId);
  return {
    async list(query, sort, limit, after) {
      const way = sort === 'oldest' || sort === 'due' ? 1 : -1;
      const byOrder = (a: Ticket, b: { value: number; number: number }): number =>
        way * (orderValue(a, sort) - b.value || a.number - b.number);
      const found = fitting(query)
        .map(({ record }) => record.ticket)
        .filter((one) => after === undefined || byOrder(one, after) > 0)
        .sort((a, b) => byOrder(a, { value: orderValue(b, sort), number: b.number }));
      const page = structuredClone(found.slice(0, limit));
      const last = page.at(-1);
      const next = found.length > limit && last ? { value: orderValue(last, sort), number: last.number } : undefined;
      return { tickets: page, next };
    },
    count: async (queries, most) => queries.map((query) => Math.min(most, fitting(query).length)),
    ofVisitor: async (appId, visitorId, limit) =>
      structuredClone(
        ofVisitor(appId, visitorId)
          .map(({ record }) => record.ticket)
          .filter(({ requester }) => requester.verified)
          .sort((a, b) => b.updatedAt - a.updatedAt || b.number - a.number)
          .slice(0, limit),
      ),
    exportVisitor: async (appId, visitorId) =>
      structuredClone(
        ofVisitor(appId, visitorId).map(({ record, entries }) => ({
          ticket: record.ticket,
          entries: entries.map(({ entry }): TicketEntry => entry),
        })),
      ),
  };
}

const isOneOf = <T>(value: T, some: readonly T[] | undefined): boolean => some === undefined || some.includes(value);

function fits({ record: { ticket }, words: held }: Kept, query: TicketQuery): boolean {
  const { words = [], tags = [], due, created, visitorId, spam } = query;
  const known = held.split(' ');
  const dueAt = dueAtOf(ticket);
  return (
    isOneOf(ticket.appId, query.appIds) &&
    isOneOf(ticket.state, query.states) &&
    isOneOf(ticket.level, query.levels) &&
    isOneOf(ticket.priority, query.priorities) &&
    isOneOf(ticket.teamId, query.teamIds) &&
    isOneOf(ticket.assignee?.memberId ?? null, query.assigneeIds) &&
    isOneOf(ticket.categoryId, query.categoryIds) &&
    (visitorId === undefined || ticket.requester.visitorId === visitorId) &&
    (spam === undefined || ticket.spam === spam) &&
    (due === undefined || (dueAt >= due.from && dueAt < due.until)) &&
    (created === undefined || (ticket.createdAt >= created.from && ticket.createdAt < created.until)) &&
    tags.every((tag) => ticket.tags.includes(tag)) &&
    words.every((word, at) =>
      at === words.length - 1 ? known.some((one) => one.startsWith(word)) : known.includes(word),
    )
  );
}
