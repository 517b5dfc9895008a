import type { Ticket, TicketEntry, TicketLink, TicketLinkKind } from '@handrail/protocol';
import type { Caller } from '../caller.ts';
import type { Desk, Refused } from './desk.ts';
import { memberOf } from './desk.ts';
import { blankTicket, createdEntry } from './make.ts';
import type { EntryInput, Moved, TicketCore } from './core.ts';

export interface Joining {
  /** This one ends in that one, which gets its words. What somebody else asked is a note there: it is not for its visitor. */
  merge(caller: Caller, ticketId: string, into: string): Promise<Moved | Refused>;
  link(
    caller: Caller,
    ticketId: string,
    kind: 'problem' | 'incident' | 'related',
    other: string,
  ): Promise<Moved | Refused>;
  unlink(caller: Caller, ticketId: string, other: string): Promise<Moved | Refused>;
  /** These entries become a ticket of its own, of the same visitor. */
  split(caller: Caller, ticketId: string, entryIds: readonly string[], title: string): Promise<Moved | Refused>;
}

export interface JoiningParts {
  desk: Desk;
  core: TicketCore;
  clock: { now(): number };
}

/** How a link is called from the other side. */
const BACK: Readonly<Record<TicketLinkKind, TicketLinkKind>> = {
  problem: 'incident',
  incident: 'problem',
  related: 'related',
  'merged-into': 'merged-from',
  'merged-from': 'merged-into',
  'split-into': 'split-from',
  'split-from': 'split-into',
};

const linkEntry = (link: TicketLinkKind, ticketId: string, removed?: true): EntryInput => ({
  kind: 'change',
  change: { what: 'link', link, ticketId, ...(removed && { removed }) },
});

const withLink = ({ links }: Ticket, link: TicketLink): TicketLink[] => [
  ...links.filter(({ ticketId }) => ticketId !== link.ticketId),
  link,
];

/** An entry as another ticket has it: who said it and what, and when in its words alone. */
const copyOf = ({ kind, by, blocks, attachments, via }: TicketEntry, asNote: boolean): EntryInput => ({
  ...{ kind: asNote ? 'note' : kind, by, blocks, attachments, via },
});

const manage = { right: 'ticket.manage' as const };

export function createJoining({ desk, core, clock }: JoiningParts): Joining {
  /** Puts both sides of a link, this one first; `more` goes with the first. */
  async function put(caller: Caller, ticketId: string, kind: TicketLinkKind, other: Ticket): Promise<Moved | Refused> {
    const here = await desk.act(caller, ticketId, (ticket) => ({
      ticket: { links: withLink(ticket, { kind, ticketId: other.ticketId, number: other.number }) },
      entries: [linkEntry(kind, other.ticketId)],
    }));
    if (typeof here === 'string') return here;
    const { number } = here.ticket;
    const there = await desk.act(caller, other.ticketId, (ticket) => ({
      ticket: { links: withLink(ticket, { kind: BACK[kind], ticketId, number }) },
      entries: [linkEntry(BACK[kind], ticketId)],
    }));
    return typeof there === 'string' ? there : here;
  }

  return {
    merge: (caller, ticketId, into) => merge(desk, caller, ticketId, into),
    async link(caller, ticketId, kind, other) {
      if ((await desk.find(caller, ticketId)) === undefined) return 'unknown';
      if (ticketId === other) return 'same-ticket';
      const found = await desk.find(caller, other);
      return found === undefined ? 'unknown-ticket' : put(caller, ticketId, kind, found);
    },
    async unlink(caller, ticketId, other) {
      const cut = (from: string, to: string) =>
        desk.act(caller, from, (ticket) => {
          const link = ticket.links.find((one) => one.ticketId === to);
          if (link === undefined) return {};
          return {
            ticket: { links: ticket.links.filter((one) => one !== link) },
            entries: [linkEntry(link.kind, to, true)],
          };
        });
      const here = await cut(ticketId, other);
      if (typeof here !== 'string') await cut(other, ticketId);
      return here;
    },
    async split(caller, ticketId, entryIds, title) {
      const from = await desk.open(caller, ticketId);
      if (from === undefined) return 'unknown';
      const chosen = from.entries.filter(({ entryId, kind }) => kind !== 'change' && entryIds.includes(entryId));
      if (chosen.length === 0) return 'empty';
      const { appId, requester, categoryId, level, teamId, priority, context } = from.ticket;
      const ticket: Ticket = {
        ...blankTicket(clock.now()),
        ...{ ticketId: core.newId(), appId, requester, title, categoryId, level, teamId, priority, context },
      };
      const first = await desk.act(
        caller,
        ticketId,
        () => ({ entries: [linkEntry('split-into', ticket.ticketId)] }),
        manage,
      );
      if (typeof first === 'string') return first;
      const { ticket: made } = await core.add(
        // Its visitor sees it by the token alone, or by mail: its page knows no secret of it.
        { ticket, ticketKey: `split ${ticket.ticketId}`, secretHash: '' },
        {
          by: memberOf(caller),
          via: 'dashboard',
          entries: [createdEntry(ticket), ...chosen.map((one) => copyOf(one, false))],
        },
      );
      return put(caller, made.ticketId, 'split-from', from.ticket);
    },
  };
}

async function merge(desk: Desk, caller: Caller, ticketId: string, into: string): Promise<Moved | Refused> {
  if (ticketId === into) return 'same-ticket';
  const [from, to] = [await desk.open(caller, ticketId), await desk.find(caller, into)];
  if (from === undefined) return 'unknown';
  // What may be seen in one app stays there.
  if (to?.appId !== from.ticket.appId || to.state === 'closed') return 'unknown-ticket';
  const { requester } = from.ticket;
  const others = requester.visitorId !== to.requester.visitorId || requester.verified !== to.requester.verified;
  const copies = from.entries.filter(({ kind }) => kind !== 'change').map((one) => copyOf(one, others));
  const { number } = from.ticket;
  const there = await desk.act(
    caller,
    into,
    (ticket) => ({
      ticket: { links: withLink(ticket, { kind: 'merged-from', ticketId, number }) },
      entries: [linkEntry('merged-from', ticketId), ...copies],
    }),
    manage,
  );
  if (typeof there === 'string') return there;
  return desk.act(
    caller,
    ticketId,
    (ticket) => ({
      ticket: {
        state: 'closed',
        links: withLink(ticket, { kind: 'merged-into', ticketId: into, number: to.number }),
      },
      entries: [linkEntry('merged-into', into)],
    }),
    manage,
  );
}
