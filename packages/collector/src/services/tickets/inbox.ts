import type { Inbox, TicketQueue, TicketRow, TicketSort, Ticket } from '@handrail/protocol';
import {
  LEVELS,
  MOST_COUNTED,
  PRIORITIES,
  TICKET_QUEUES,
  TICKET_SORTS,
  TICKET_STATES,
} from '@handrail/protocol/schema';
import { TICKET_DESK } from '../../ticket-limits.ts';
import type { Clock } from '../../clock.ts';
import type { RecordStore } from '../../store/records/record-store.ts';
import type { TicketCursor, TicketQuery } from '../../store/records/ticket-records.ts';
import { wordsIn } from '../../store/records/ticket-words.ts';
import type { Caller } from '../caller.ts';
import { judge } from '../rights.ts';

/** The list of tickets. A question that cannot be meant is answered with what is wrong with it. */
export type TicketInbox = (caller: Caller, asked: URLSearchParams) => Promise<Inbox | { mistake: string }>;

const OPEN = ['new', 'open', 'pending', 'on-hold'] as const;
const WAITING = ['new', 'open'] as const;

export function createInbox({ tickets, apps }: Pick<RecordStore, 'tickets' | 'apps'>, clock: Clock): TicketInbox {
  /** The apps that a caller may see tickets of; undefined for all of them. */
  async function appsOf(caller: Caller): Promise<string[] | undefined> {
    const everywhere = caller.grants.filter(({ appId }) => appId === undefined);
    const wide = caller.scope?.appId === undefined;
    if (wide && judge({ ...caller, grants: everywhere }, 'ticket.read', ' ') === 'yes') return undefined;
    const all = await apps.list();
    return all.flatMap(({ appId }) => (judge(caller, 'ticket.read', appId) === 'yes' ? [appId] : []));
  }

  return async (caller, asked) => {
    const read = readQuestion(asked, caller, clock.now());
    if ('mistake' in read) return read;
    const mine = await appsOf(caller);
    const { queue, sort, after, query } = read;
    const within = (one: TicketQuery): TicketQuery => ({ ...one, appIds: both(one.appIds, mine) });
    const page = await tickets.list(
      within({ ...queueQuery(queue, caller, clock.now()), ...query }),
      sort,
      TICKET_DESK.page,
      after,
    );
    const next = page.next === undefined ? null : `${page.next.value}.${page.next.number}`;
    const inbox: Inbox = { tickets: page.tickets.map(toRow), next };
    if (asked.get('counts') === '0') return inbox;
    const queries = TICKET_QUEUES.map((one) => within(queueQuery(one, caller, clock.now())));
    const counts = await tickets.count(queries, MOST_COUNTED);
    return { ...inbox, counts: countsOf(counts) };
  };
}

// One count for each queue, in their order.
const countsOf = (counts: readonly number[]) =>
  Object.fromEntries(TICKET_QUEUES.map((queue, at) => [queue, counts[at] ?? 0])) as Record<TicketQueue, number>;

const both = (asked: readonly string[] | undefined, mine: readonly string[] | undefined) =>
  asked === undefined ? mine : mine === undefined ? asked : asked.filter((appId) => mine.includes(appId));

/** A ticket without what only its own page shows. */
export function toRow(ticket: Ticket): TicketRow {
  const row: Partial<Ticket> & TicketRow = { ...ticket };
  delete row.fields;
  delete row.context;
  delete row.links;
  delete row.seenAt;
  return row;
}

function queueQuery(queue: TicketQueue, { memberId = '' }: Caller, now: number): TicketQuery {
  switch (queue) {
    case 'inbox':
      return { spam: false, states: WAITING };
    case 'mine':
      return { spam: false, states: OPEN, assigneeIds: [memberId] };
    case 'unassigned':
      return { spam: false, states: WAITING, assigneeIds: [null] };
    case 'at-risk':
      return { spam: false, due: { from: 0, until: now + TICKET_DESK.soonMs } };
    case 'pending':
    case 'on-hold':
    case 'solved':
    case 'closed':
      return { spam: false, states: [queue] };
    case 'all':
      return { spam: false };
    case 'spam':
      return { spam: true };
  }
}

interface Question {
  queue: TicketQueue;
  sort: TicketSort;
  after: TicketCursor | undefined;
  query: TicketQuery;
}

function readQuestion(asked: URLSearchParams, caller: Caller, now: number): Question | { mistake: string } {
  const list = (name: string): string[] | undefined =>
    asked
      .get(name)
      ?.split(',')
      .map((one) => one.trim())
      .filter((one) => one !== '');
  const orNull = (name: string) =>
    list(name)?.map((one) =>
      one === 'none' ? null : name === 'assignee' && one === 'me' ? (caller.memberId ?? '') : one,
    );
  const oneOf = <T extends string>(name: string, known: readonly T[]): T[] | undefined | 'wrong' => {
    const some = list(name);
    if (some === undefined) return undefined;
    const right = known.filter((one) => some.includes(one));
    return right.length === new Set(some).size && some.length > 0 ? right : 'wrong';
  };
  const [queue, sort] = [oneOf('queue', TICKET_QUEUES), oneOf('sort', TICKET_SORTS)];
  const [states, levels, priorities] = [
    oneOf('state', TICKET_STATES),
    oneOf('level', LEVELS),
    oneOf('priority', PRIORITIES),
  ];
  const risk = oneOf('risk', ['breached', 'soon']);
  for (const [name, value] of Object.entries({
    queue,
    sort,
    state: states,
    level: levels,
    priority: priorities,
    risk,
  })) {
    if (value === 'wrong') return { mistake: name };
  }
  const after = readCursor(asked.get('after'));
  if (after === 'wrong') return { mistake: 'after' };
  const due = risk?.[0] === 'breached' ? { from: 0, until: now } : { from: now, until: now + TICKET_DESK.soonMs };
  const given = {
    // "wrong" was sent back above.
    states: states as Question['query']['states'],
    levels: levels as Question['query']['levels'],
    priorities: priorities as Question['query']['priorities'],
    appIds: list('app'),
    tags: list('tag'),
    teamIds: orNull('team'),
    assigneeIds: orNull('assignee'),
    categoryIds: orNull('category'),
    visitorId: asked.get('visitor') ?? undefined,
    words: wordsOf(asked.get('text')),
    due: risk === undefined ? undefined : due,
  };
  return {
    queue: (queue as TicketQueue[] | undefined)?.[0] ?? 'inbox',
    sort: (sort as TicketSort[] | undefined)?.[0] ?? 'updated',
    after,
    query: Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  };
}

/** A number of a ticket is a word of it, so that "#1234" finds it. */
const wordsOf = (text: string | null): string[] | undefined => {
  const words = wordsIn(text ?? undefined);
  return words.length === 0 ? undefined : words;
};

function readCursor(text: string | null): TicketCursor | undefined | 'wrong' {
  if (text === null) return undefined;
  const [, value, number] = /^(\d{1,16})\.(\d{1,15})$/.exec(text) ?? [];
  return value === undefined || number === undefined ? 'wrong' : { value: Number(value), number: Number(number) };
}
