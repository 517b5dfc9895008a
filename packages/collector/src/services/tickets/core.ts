import type { Block, EntryBy, Ticket, TicketEntry } from '@handrail/protocol';
import type { Clock } from '../../clock.ts';
import type { NewEntry, TicketRecord, TicketRecords, TicketStep } from '../../store/records/ticket-records.ts';
import { wordsIn } from '../../store/records/ticket-words.ts';
import type { Chance } from '../secrets.ts';
import { ticketClocks } from '../support/promises.ts';
import type { Support } from '../support/settings.ts';
import { changesBetween, endsOf } from './changes.ts';
import { textOf } from './words.ts';

/** What is to be added, without what every entry gets. */
export type EntryInput = Partial<Omit<TicketEntry, 'entryId' | 'at'>> & {
  kind: TicketEntry['kind'];
  entryKey?: string;
};

/** What somebody does to a ticket. What changes by `ticket` gets entries of its own. */
export interface Move {
  by: EntryBy;
  via: TicketEntry['via'];
  ticket?: Partial<Ticket>;
  entries?: readonly EntryInput[];
  progress?: NonNullable<TicketStep['progress']>;
}

/** The ticket as it is now, with the entries that came. `entryId` is of the first that was sent, also where it was known. */
export interface Moved {
  ticket: Ticket;
  entries: TicketEntry[];
  entryId?: string;
}

type Listener = (ticket: Ticket, entry: TicketEntry) => void;

/** Looks at a ticket and says what to do to it, or why not: a word. */
type Decide<R> = (record: TicketRecord, entries: readonly TicketEntry[]) => Promise<Move | R> | Move | R;

export interface TicketCore {
  /**
   * Applies a move to the newest state of a ticket, as often as somebody else comes between; with a revision, to that alone.
   * Clocks are worked out anew.
   */
  move<R extends string>(
    ticketId: string,
    decide: Decide<R>,
    revision?: number,
  ): Promise<Moved | R | 'unknown' | 'stale'>;
  /** Adds a ticket that was put together, or finds the one of its key. */
  add(record: TicketRecord, move: Move): Promise<{ ticket: Ticket; made: boolean; secretHash: string }>;
  /** Tells of each entry once it is written; whoever listens must not fail. What leaves is taken from `takeNews`. */
  onTicketChange(listener: Listener): void;
  /** 128 random bits. */
  newId(): string;
}

export interface CoreParts {
  tickets: TicketRecords;
  support: Pick<Support, 'read'>;
  clock: Clock;
  chance: Chance;
}

export function createTicketCore({ tickets, support, clock, chance }: CoreParts): TicketCore {
  const listeners: Listener[] = [];
  const newId = (): string => chance(16).toString('hex');
  const tell = (ticket: Ticket, entries: readonly TicketEntry[]): void => {
    for (const entry of entries) for (const listener of listeners) listener(ticket, entry);
  };

  function entriesOf(move: Move, before: Ticket, after: Ticket, now: number): NewEntry[] {
    const { by, via } = move;
    const changed = changesBetween(before, after).map((change): EntryInput => ({ kind: 'change', change }));
    return [...(move.entries ?? []), ...changed].map(({ entryKey, ...input }) => ({
      entry: { entryId: newId(), by, blocks: [], attachments: [], at: now, via, ...input },
      ...(entryKey !== undefined && { entryKey }),
    }));
  }

  /** The ticket as it is after a move, and what is written about it. */
  async function apply(before: Ticket, known: readonly TicketEntry[], move: Move) {
    // Entries are in order by their instants, whatever the clock does.
    const now = Math.max(clock.now(), before.updatedAt);
    const next: Ticket = { ...before, ...move.ticket };
    const said = (move.entries ?? []).findLast(({ kind }) => kind === 'message');
    const after: Ticket = {
      ...next,
      ...endsOf(before, next.state, now),
      ...(said && { lastBy: (said.by ?? move.by).kind }),
      updatedAt: now,
      revision: before.revision + 1,
    };
    const entries = entriesOf(move, before, after, now);
    const all = [...known, ...entries.map(({ entry }) => entry)];
    const { settings } = await support.read();
    const clocks = ticketClocks(after, all, settings, now);
    const words = wordsIn(
      ...(before.title === after.title ? [] : [after.title]),
      ...entries.map(({ entry }) => textOf(entry.blocks satisfies Block[])),
      ...entries.flatMap(({ entry }) => entry.attachments.map(({ name }) => name)),
    );
    return { ticket: { ...after, clocks }, entries, words };
  }

  return {
    newId,
    onTicketChange: (listener) => void listeners.push(listener),
    async move(ticketId, decide, revision) {
      for (;;) {
        const record = await tickets.find(ticketId);
        if (record === undefined) return 'unknown';
        const before = record.ticket;
        if (revision !== undefined && revision !== before.revision) return 'stale';
        const known = await tickets.entries(ticketId);
        const move = await decide(record, known);
        if (typeof move === 'string') return move;
        const { ticket, entries, words } = await apply(before, known, move);
        const { progress } = move;
        if (entries.length === 0 && progress === undefined) return { ticket: before, entries: [] };
        const step = { ticketId, revision: before.revision, ticket, entries, words };
        const done = await tickets.change({ ...step, ...(progress && { progress }) });
        const added = entries.map(({ entry }) => entry);
        if (done === 'changed') {
          tell(ticket, added);
          return { ticket, entries: added, ...(added[0] && { entryId: added[0].entryId }) };
        }
        if (done === 'known') return alreadyThere(ticketId, entries);
        // Somebody else changed it at the same moment: look again.
        if (revision !== undefined) return 'stale';
      }
    },
    async add(record, move) {
      const { ticket, entries, words } = await apply({ ...record.ticket, revision: 0 }, [], move);
      const { requester } = ticket;
      const about = wordsIn(ticket.title, requester.name, requester.email, requester.visitorId);
      const added = await tickets.add({ ...record, ticket }, entries, [...about, ...words]);
      if (added.made) {
        tell(
          added.record.ticket,
          entries.map(({ entry }) => entry),
        );
      }
      return { ticket: added.record.ticket, made: added.made, secretHash: added.record.secretHash };
    },
  };

  async function alreadyThere(ticketId: string, entries: readonly NewEntry[]): Promise<Moved | 'unknown'> {
    const key = entries.find(({ entryKey }) => entryKey !== undefined)?.entryKey ?? '';
    const [record, entry] = [await tickets.find(ticketId), await tickets.entryOf(ticketId, key)];
    if (record === undefined) return 'unknown';
    return { ticket: record.ticket, entries: [], ...(entry && { entryId: entry.entryId }) };
  }
}
