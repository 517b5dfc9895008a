import type { NewTicket, SentGuide, Ticket, TicketEntry, VisitorTicket } from '@handrail/protocol';
import type { Issue } from '@handrail/protocol/schema';
import { TICKET_DESK } from '../../ticket-limits.ts';
import type { Clock } from '../../clock.ts';
import type { RecordStore } from '../../store/records/record-store.ts';
import type { TicketRecord } from '../../store/records/ticket-records.ts';
import type { Admitted } from '../admission.ts';
import { maySpeakFor } from '../identity.ts';
import { hashOf } from '../secrets.ts';
import { attachmentsOf, ownerOfVisitor } from './attachments.ts';
import type { EntryInput, Moved, TicketCore } from './core.ts';
import { newTicketOf, type MakeParts } from './make.ts';
import { toVisitorTicket } from './visitor-view.ts';
import { blocksOf } from './words.ts';

/** A visitor at the door: the app, who they say they are, and what opens a ticket to them. */
export interface AtDoor {
  page: Admitted;
  visitorId: string;
  secret?: string | undefined;
}

type Said = Moved | 'unknown' | 'unknown-upload' | 'ticket-closed' | 'not-solved';

export interface VisitorTickets {
  /** Makes a ticket, or finds the one that was made by this key and secret. */
  make(
    page: Admitted,
    input: NewTicket,
  ): Promise<
    { ticket: Ticket; made: boolean } | { issues: Issue[] } | 'identity-needed' | 'unknown-upload' | 'key-taken'
  >;
  /** Whether the ticket of this key is there already. */
  isKnown(page: Admitted, ticketKey: string): Promise<boolean>;
  mine(page: Admitted, visitorId: string, secrets: Readonly<Record<string, string>>): Promise<VisitorTicket[]>;
  /** The ticket, if it opens to them. */
  find(door: AtDoor, ticketId: string): Promise<TicketRecord | undefined>;
  reply(
    door: AtDoor,
    ticketId: string,
    input: { entryKey: string; text: string; uploadIds?: readonly string[] },
  ): Promise<Said>;
  rate(door: AtDoor, ticketId: string, rating: { score: number; word?: string }): Promise<Said>;
  reopen(door: AtDoor, ticketId: string): Promise<Said>;
  seen(door: AtDoor, ticketId: string, revision: number): Promise<boolean>;
  guide(
    door: AtDoor,
    ticketId: string,
    how: { entryId: string; state: 'started' | 'completed' | 'dismissed'; stepId?: string },
  ): Promise<boolean>;
  entries(ticketId: string): Promise<TicketEntry[]>;
}

/** The app that a page is of; those of staging are told apart in the log of events alone. */
export const appOf = ({ appId }: Admitted): { appId: string; staging: boolean } => {
  const [app = appId, environment] = appId.split('~');
  return { appId: app, staging: environment !== undefined };
};

/** Whether the page has shown that it speaks for this visitor, by a token. */
const isVerified = ({ shown }: Admitted, visitorId: string): boolean =>
  typeof shown === 'object' && shown.subject === visitorId;

/**
 * Whether a ticket opens: to whom the token names, where it was one when the ticket was made; else to whom has its secret. No
 * name that was only said opens anything.
 */
function opens({ ticket, secretHash }: TicketRecord, { page, visitorId, secret }: AtDoor): boolean {
  if (ticket.appId !== appOf(page).appId) return false;
  const { requester } = ticket;
  if (requester.verified) return requester.visitorId === visitorId && isVerified(page, visitorId);
  return secret !== undefined && secretHash !== '' && hashOf(secret) === secretHash;
}

const FAR: Readonly<Record<SentGuide['state'], number>> = { offered: 0, started: 1, dismissed: 2, completed: 3 };

export interface VisitorParts extends Omit<MakeParts, 'core'> {
  records: Pick<RecordStore, 'tickets' | 'uploads'>;
  core: TicketCore;
  clock: Clock;
}

export function createVisitorTickets(parts: VisitorParts): VisitorTickets {
  const { records, core, clock } = parts;
  const { tickets, uploads } = records;
  const byVisitor = (visitorId: string) => ({ by: { kind: 'visitor' as const, id: visitorId }, via: 'panel' as const });

  async function find(door: AtDoor, ticketId: string): Promise<TicketRecord | undefined> {
    const record = await tickets.find(ticketId);
    return record !== undefined && opens(record, door) ? record : undefined;
  }

  /** Does something to a ticket that opens to them. */
  async function within(
    door: AtDoor,
    ticketId: string,
    act: (ticket: Ticket) => { ticket?: Partial<Ticket>; entries?: EntryInput[] } | Exclude<Said, Moved>,
  ): Promise<Said> {
    const moved = await core.move<Exclude<Said, Moved>>(ticketId, (record) => {
      if (!opens(record, door)) return 'unknown';
      const done = act(record.ticket);
      if (typeof done === 'string') return done;
      const { requester } = record.ticket;
      const { by, via } = byVisitor(requester.visitorId);
      return { by: { ...by, ...(requester.name !== undefined && { name: requester.name }) }, via, ...done };
    });
    return moved === 'stale' ? 'unknown' : moved;
  }

  return {
    find,
    entries: (ticketId) => tickets.entries(ticketId),
    isKnown: async (page, ticketKey) => (await tickets.findByKey(appOf(page).appId, ticketKey)) !== undefined,
    make: (page, input) => make(parts, page, input),
    async mine(page, visitorId, secrets) {
      const { appId } = appOf(page);
      const found = new Map<string, Ticket>();
      if (isVerified(page, visitorId)) {
        for (const one of await tickets.ofVisitor(appId, visitorId, TICKET_DESK.ofVisitor))
          found.set(one.ticketId, one);
      }
      for (const [ticketId, secret] of Object.entries(secrets)) {
        const record = await find({ page, visitorId, secret }, ticketId);
        if (record !== undefined) found.set(ticketId, record.ticket);
      }
      const newest = [...found.values()]
        .sort((a, b) => b.updatedAt - a.updatedAt || b.number - a.number)
        .slice(0, TICKET_DESK.ofVisitor);
      return Promise.all(newest.map(async (one) => toVisitorTicket(one, await tickets.entries(one.ticketId))));
    },
    async reply(door, ticketId, { entryKey, text, uploadIds = [] }) {
      const owner = ownerOfVisitor(door.visitorId);
      const attachments = await attachmentsOf(uploads, uploadIds, { appId: appOf(door.page).appId, owner });
      return within(door, ticketId, ({ state }) => {
        if (state === 'closed') return 'ticket-closed';
        if (attachments === undefined) return 'unknown-upload';
        const again = state === 'solved' || state === 'pending';
        return {
          ...(again && { ticket: { state: 'open' as const } }),
          entries: [{ kind: 'message', blocks: blocksOf(text), attachments, entryKey }],
        };
      });
    },
    rate: (door, ticketId, rating) =>
      within(door, ticketId, ({ state, rating: before }) => {
        if (state !== 'solved' && state !== 'closed') return 'not-solved';
        if (before?.score === rating.score && before.word === rating.word) return {};
        return { ticket: { rating }, entries: [{ kind: 'change', change: { what: 'rating', ...rating } }] };
      }),
    reopen: (door, ticketId) =>
      within(door, ticketId, ({ state }) => {
        if (state === 'closed') return 'ticket-closed';
        return state === 'solved' ? { ticket: { state: 'open' as const } } : {};
      }),
    async seen(door, ticketId, revision) {
      const record = await find(door, ticketId);
      // Whoever looked at an older state has not seen what came since; they ask again, and then say so.
      if (record?.ticket.revision === revision)
        await tickets.seen(ticketId, Math.max(clock.now(), record.ticket.updatedAt));
      return record !== undefined;
    },
    async guide(door, ticketId, { entryId, state, stepId }) {
      const moved = await core.move<'unknown'>(ticketId, (record, entries) => {
        const guide = entries.find((one) => one.entryId === entryId && one.kind === 'message')?.guide;
        if (!opens(record, door) || guide === undefined) return 'unknown';
        const { by, via } = byVisitor(record.ticket.requester.visitorId);
        const further = FAR[state] > FAR[guide.state] || (state === guide.state && stepId !== guide.stepId);
        if (!further) return { by, via };
        const next = { guideId: guide.guideId, state, at: clock.now(), ...(stepId !== undefined && { stepId }) };
        return { by, via, progress: { entryId, guide: next } };
      });
      return typeof moved === 'object';
    },
  };
}

async function make(parts: VisitorParts, page: Admitted, input: NewTicket): ReturnType<VisitorTickets['make']> {
  const { core, records } = parts;
  if (!maySpeakFor(page.mode, page.shown, input.visitorId)) return 'identity-needed';
  const { appId, staging } = appOf(page);
  const known = await records.tickets.findByKey(appId, input.ticketKey);
  if (known === undefined) {
    const verified = isVerified(page, input.visitorId);
    const made = await newTicketOf({ ...parts, core }, { appId, staging, verified }, input);
    if (typeof made === 'string' || 'issues' in made) return made;
    const added = await core.add(made.record, made.move);
    if (added.made) return { ticket: added.ticket, made: true };
    return added.secretHash === hashOf(input.secret) ? { ticket: added.ticket, made: false } : 'key-taken';
  }
  return known.secretHash === hashOf(input.secret) ? { ticket: known.ticket, made: false } : 'key-taken';
}
