import type { Ticket, TicketEntry, TicketSort } from '@handrail/protocol';
import { PRIORITIES } from '@handrail/protocol/schema';
import { dueAtOf, MOST_FOUND, type TicketCursor, type TicketQuery, type TicketRecord } from './ticket-records.ts';

/** What SQL engines do differently. */
export interface Dialect {
  /** The place of the nth value, from 1. */
  at: (n: number) => string;
  /** A question for the numbers of the newest tickets that hold words; `$` stands for the value made by `wanted`. */
  found: string;
  wanted: (words: readonly string[]) => string;
}

type Value = string | number | null;
export interface Statement {
  text: string;
  values: Value[];
}

/** The columns by which tickets are found, beside their content. */
export const TICKET_COLUMNS = [
  ...['ticket_id', 'app_id', 'ticket_key', 'secret_hash', 'visitor_id', 'verified', 'state', 'level', 'priority'],
  ...['team_id', 'assignee_id', 'category_id', 'spam', 'created_at', 'updated_at', 'due_at', 'revision', 'seen_at'],
] as const;

/** Those that change, in this order. */
export const CHANGING = TICKET_COLUMNS.slice(6, -1);

const changing = (ticket: Ticket): Value[] => [
  ...[ticket.state, ticket.level, PRIORITIES.indexOf(ticket.priority), ticket.teamId],
  ...[ticket.assignee?.memberId ?? null, ticket.categoryId, Number(ticket.spam), ticket.createdAt, ticket.updatedAt],
  ...[dueAtOf(ticket), ticket.revision],
];

export const changingOf = changing;

export function columnsOf({ ticket, ticketKey, secretHash }: TicketRecord): Value[] {
  const { ticketId, appId, requester, seenAt } = ticket;
  const who = [ticketId, appId, ticketKey, secretHash, requester.visitorId, Number(requester.verified)];
  return [...who, ...changing(ticket), seenAt];
}

/** What is kept as JSON: what has a column of its own and changes without it stays out. */
export const contentOf = ({ ticket }: TicketRecord): string => JSON.stringify({ ...ticket, seenAt: null, number: 0 });

export function toTicket(row: Record<string, unknown>): Ticket {
  // Written by `add` and `change` of an engine, and by nobody else.
  const ticket = JSON.parse(String(row['content'])) as Ticket;
  const seenAt = row['seen_at'] === null ? null : Number(row['seen_at']);
  return { ...ticket, number: Number(row['number']), seenAt };
}

export const toTicketRecord = (row: Record<string, unknown>): TicketRecord => ({
  ticket: toTicket(row),
  ticketKey: String(row['ticket_key']),
  secretHash: String(row['secret_hash']),
});

export function toEntry(row: Record<string, unknown>): TicketEntry {
  // Written by `add` and `change` of an engine, and by nobody else; the progress of a guide alone is written again.
  const entry = JSON.parse(String(row['content'])) as TicketEntry;
  const guide = row['guide'];
  if (typeof guide !== 'string') return entry;
  return { ...entry, guide: JSON.parse(guide) as NonNullable<TicketEntry['guide']> };
}

const ORDER: Readonly<Record<TicketSort, { column: string; down: boolean }>> = {
  updated: { column: 'updated_at', down: true },
  created: { column: 'created_at', down: true },
  oldest: { column: 'created_at', down: false },
  priority: { column: 'priority', down: true },
  due: { column: 'due_at', down: false },
};

/** The value of a ticket in an order, for the cursor behind it. */
export function orderValue(ticket: Ticket, sort: TicketSort): number {
  switch (sort) {
    case 'updated':
      return ticket.updatedAt;
    case 'created':
    case 'oldest':
      return ticket.createdAt;
    case 'priority':
      return PRIORITIES.indexOf(ticket.priority);
    case 'due':
      return dueAtOf(ticket);
  }
}

/** A page of tickets with one more, so that it is known whether there are more. */
export function listStatement(
  query: TicketQuery,
  { sort, limit, after }: { sort: TicketSort; limit: number; after: TicketCursor | undefined },
  dialect: Dialect,
): Statement {
  const { column, down } = ORDER[sort];
  const { parts, values } = conditions(query, dialect);
  if (after !== undefined) {
    values.push(after.value, after.number);
    const [value, number] = [dialect.at(values.length - 1), dialect.at(values.length)];
    parts.push(`(t.${column}, t.number) ${down ? '<' : '>'} (${value}, ${number})`);
  }
  values.push(limit + 1);
  const way = down ? 'DESC' : 'ASC';
  const text = `
    SELECT t.number, t.seen_at, c.content FROM (
      SELECT t.number, t.seen_at, t.${column} AS place FROM ticket t ${whereOf(parts)}
      ORDER BY t.${column} ${way}, t.number ${way} LIMIT ${dialect.at(values.length)}
    ) t JOIN ticket_content c ON c.number = t.number ORDER BY t.place ${way}, t.number ${way}`;
  return { text, values };
}

export function countStatement(query: TicketQuery, most: number, dialect: Dialect): Statement {
  const { parts, values } = conditions(query, dialect);
  values.push(most);
  const limit = dialect.at(values.length);
  return {
    text: `SELECT count(*) AS tickets FROM (SELECT 1 FROM ticket t ${whereOf(parts)} LIMIT ${limit}) AS counted`,
    values,
  };
}

const whereOf = (parts: readonly string[]): string => (parts.length === 0 ? '' : `WHERE ${parts.join(' AND ')}`);

function conditions(query: TicketQuery, dialect: Dialect): { parts: string[]; values: Value[] } {
  const parts: string[] = [];
  const values: Value[] = [];
  const value = (one: Value): string => dialect.at(values.push(one));
  const anyOf = (column: string, some: readonly Value[] | undefined): void => {
    if (some === undefined) return;
    const given = some.filter((one) => one !== null);
    const ways = [
      ...(given.length > 0 ? [`t.${column} IN (${given.map(value).join(', ')})`] : []),
      ...(given.length < some.length ? [`t.${column} IS NULL`] : []),
    ];
    parts.push(ways.length === 0 ? '1 = 0' : `(${ways.join(' OR ')})`);
  };
  // Nearly all are no spam: with a sum the planner does not take that for a way to find them, and goes by the order or by `due_at`.
  const spam = query.spam === false && query.states === undefined ? 't.spam + 0' : 't.spam';
  if (query.spam !== undefined) parts.push(`${spam} = ${query.spam ? 1 : 0}`);
  anyOf('state', query.states);
  anyOf('app_id', query.appIds);
  anyOf('level', query.levels);
  anyOf(
    'priority',
    query.priorities?.map((one) => PRIORITIES.indexOf(one)),
  );
  anyOf('team_id', query.teamIds);
  anyOf('assignee_id', query.assigneeIds);
  anyOf('category_id', query.categoryIds);
  for (const tag of query.tags ?? []) {
    parts.push(`t.number IN (SELECT g.number FROM ticket_tag g WHERE g.tag = ${value(tag)})`);
  }
  if (query.visitorId !== undefined) parts.push(`t.visitor_id = ${value(query.visitorId)}`);
  if (query.due !== undefined) {
    parts.push(`t.due_at >= ${value(query.due.from)} AND t.due_at < ${value(query.due.until)}`);
  }
  if (query.created !== undefined) {
    parts.push(`t.created_at >= ${value(query.created.from)} AND t.created_at < ${value(query.created.until)}`);
  }
  const { words = [] } = query;
  if (words.length > 0) {
    const found = dialect.found.replace('$', () => value(dialect.wanted(words)));
    parts.push(`t.number IN (SELECT n.number FROM (${found} LIMIT ${MOST_FOUND}) AS n)`);
  }
  return { parts, values };
}
