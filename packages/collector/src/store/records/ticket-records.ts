import type { Level, Priority, SentGuide, Ticket, TicketEntry, TicketSort, TicketState } from '@handrail/protocol';

/** A ticket with what only we know of it. `secretHash` is of the secret that its page keeps. */
export interface TicketRecord {
  ticket: Ticket;
  /** What the page calls it: the same key again is the same ticket. Of tickets made by members or by mail it is one of ours. */
  ticketKey: string;
  secretHash: string;
}

/** An entry to be added; `entryKey` is what whoever sends it calls it, once in a ticket. */
export interface NewEntry {
  entry: TicketEntry;
  entryKey?: string;
}

/** A change that is on disk as a whole or not at all. */
export interface TicketStep {
  ticketId: string;
  /** The revision that was looked at. */
  revision: number;
  /** The ticket as it is from now on, with the next revision. */
  ticket: Ticket;
  entries: readonly NewEntry[];
  /** How far the guide of an entry got. */
  progress?: { entryId: string; guide: SentGuide };
  /** Words by which it is found from now on, beside those that it had; from `wordsIn`. */
  words?: readonly string[];
}

export interface TicketQuery {
  /** Without it, of all apps. */
  appIds?: readonly string[] | undefined;
  states?: readonly TicketState[] | undefined;
  levels?: readonly Level[] | undefined;
  priorities?: readonly Priority[] | undefined;
  /** Null stands for none. */
  teamIds?: readonly (string | null)[] | undefined;
  assigneeIds?: readonly (string | null)[] | undefined;
  categoryIds?: readonly (string | null)[] | undefined;
  /** It has all of them. */
  tags?: readonly string[] | undefined;
  visitorId?: string | undefined;
  spam?: boolean | undefined;
  /** A clock ends in this span; `until` is not part of it. */
  due?: { from: number; until: number } | undefined;
  /** It was made in this span; `until` is not part of it. */
  created?: { from: number; until: number } | undefined;
  /** It holds all of them, from `wordsIn`; the last may be the beginning of a word. */
  words?: readonly string[] | undefined;
}

/** Where a list goes on: behind the ticket with this value of its order and this number. */
export interface TicketCursor {
  value: number;
  number: number;
}

interface TicketPage {
  tickets: Ticket[];
  next: TicketCursor | undefined;
}

/** Something that must leave: an entry of which others hear by mail or by webhook. */
export interface TicketNews {
  newsId: number;
  ticketId: string;
  entryId: string;
}

/** Of a change that is on disk, whoever made it. */
export interface TicketTold {
  ticketId: string;
  appId: string;
  revision: number;
  /** Whose it is, where a token showed it. */
  visitorId: string | null;
}

/** That a member is at a ticket, types, or is gone. */
export interface PresenceTold {
  ticketId: string;
  appId: string;
  memberId: string;
  name: string;
  what: 'looking' | 'typing' | 'gone';
  /** The collector that was told. */
  from: string;
}

/** When no clock runs. */
const NEVER = 8_640_000_000_000_000;
/** Of words that stand in very many tickets, so many of the newest tickets are looked at. */
export const MOST_FOUND = 5_000;

export interface TicketRecords {
  /**
   * Adds a ticket with its first entries and gives it a number. When the app has one with this key already, that one is
   * answered and nothing is added. `number` of the ticket given counts for nothing.
   */
  add(
    record: TicketRecord,
    entries: readonly NewEntry[],
    words: readonly string[],
  ): Promise<{ record: TicketRecord; made: boolean }>;
  find(ticketId: string): Promise<TicketRecord | undefined>;
  findByKey(appId: string, ticketKey: string): Promise<TicketRecord | undefined>;
  /** The oldest first. */
  entries(ticketId: string): Promise<TicketEntry[]>;
  /** The entry that was sent under this key. */
  entryOf(ticketId: string, entryKey: string): Promise<TicketEntry | undefined>;
  /** `stale`: somebody else has changed it. `known`: an entry with this key is there already; nothing was changed. */
  change(step: TicketStep): Promise<'changed' | 'stale' | 'known'>;
  /** When its visitor looked at it; it is no change. */
  seen(ticketId: string, at: number): Promise<void>;
  list(query: TicketQuery, sort: TicketSort, limit: number, after?: TicketCursor): Promise<TicketPage>;
  /** For each question how many there are, up to `most`. */
  count(queries: readonly TicketQuery[], most: number): Promise<number[]>;
  /** Those that a token showed to be of this visitor, the one changed last first. */
  ofVisitor(appId: string, visitorId: string, limit: number): Promise<Ticket[]>;
  /** All of whoever called themselves so, with their entries, the oldest first. */
  exportVisitor(appId: string, visitorId: string): Promise<{ ticket: Ticket; entries: TicketEntry[] }[]>;
  /** Takes them away for good, and answers their ids. Numbers are not given again. */
  eraseVisitor(appId: string, visitorId: string): Promise<string[]>;
  /** Takes what must leave and nobody has taken, or had taken until `now`; it is theirs until `until`. In the order in which it came. */
  takeNews(limit: number, now: number, until: number): Promise<TicketNews[]>;
  /** It has left. */
  dropNews(newsIds: readonly number[]): Promise<void>;
  /** Tells of every change to a ticket, after it is on disk; in a database that is shared, also of those made elsewhere. */
  onChange(listener: (told: TicketTold) => void): void;
  /** Tells every collector on these records who is at a ticket; nothing of it is kept. Where there is one collector, nobody hears it. */
  tellPresence(told: PresenceTold): Promise<void>;
  onPresence(listener: (told: PresenceTold) => void): void;
}

/** The instant by which a ticket wants something of us: the nearest end of a clock that still counts. */
export function dueAtOf({ clocks, state, lastBy }: Ticket): number {
  if (state === 'solved' || state === 'closed') return NEVER;
  const ends = (['firstReply', 'nextReply', 'resolution'] as const).map((name) => {
    const clock = clocks[name];
    if (clock?.dueAt === undefined) return NEVER;
    if (clock.state === 'running') return clock.dueAt;
    // A late answer does not undo the breach, but nobody waits any more.
    const isWaited = clock.endedAt === undefined && (name === 'resolution' || lastBy === 'visitor');
    return clock.state === 'breached' && isWaited ? clock.dueAt : NEVER;
  });
  return Math.min(...ends);
}

export const tellingOf = ({ ticketId, appId, revision, requester }: Ticket): TicketTold => ({
  ...{ ticketId, appId, revision },
  visitorId: requester.verified ? requester.visitorId : null,
});
