import type { Present, Ticket } from '@handrail/protocol';
import type { Clock } from '../../clock.ts';
import type { PresenceTold, TicketRecords } from '../../store/records/ticket-records.ts';
import { TICKET_DESK } from '../../ticket-limits.ts';
import type { Live } from './live.ts';

type What = PresenceTold['what'];
interface Being {
  name: string;
  what: Exclude<What, 'gone'>;
  at: number;
}

/** Who is at a ticket now, as far as the collectors on these records were told. It is forgotten soon, and never written down. */
export interface Presence {
  /** Says so, and tells the others; answers who else is there. */
  say(ticket: Pick<Ticket, 'ticketId' | 'appId'>, who: { memberId: string; name: string }, what: What): Present;
}

export interface PresenceParts {
  tickets: Pick<TicketRecords, 'tellPresence' | 'onPresence'>;
  live: Pick<Live, 'tell'>;
  clock: Clock;
  /** Names this collector among others. */
  id: string;
}

export function createPresence({ tickets, live, clock, id }: PresenceParts): Presence {
  const beingsOf = new Map<string, Map<string, Being>>();

  function present(ticketId: string): Present['members'] {
    const beings = beingsOf.get(ticketId) ?? new Map<string, Being>();
    for (const [memberId, { at }] of beings) if (at + TICKET_DESK.presenceMs <= clock.now()) beings.delete(memberId);
    if (beings.size === 0) beingsOf.delete(ticketId);
    return [...beings].map(([memberId, { name, what }]) => ({ memberId, name, what }));
  }

  /** Takes down who is where, and tells those who listen here; answers all who are there. */
  function note({ ticketId, appId, memberId, name, what }: Omit<PresenceTold, 'from'>): Present['members'] {
    // Who went without a word is forgotten when anybody says anything.
    for (const one of [...beingsOf.keys()]) present(one);
    const beings = beingsOf.get(ticketId) ?? new Map<string, Being>();
    const before = JSON.stringify(present(ticketId));
    if (what === 'gone') beings.delete(memberId);
    else beings.set(memberId, { name, what, at: clock.now() });
    if (beings.size > 0) beingsOf.set(ticketId, beings);
    const members = present(ticketId);
    if (JSON.stringify(members) !== before) live.tell({ presence: { ticketId, appId, members } });
    return members;
  }

  tickets.onPresence((told) => {
    if (told.from !== id) note(told);
  });

  return {
    say({ ticketId, appId }, { memberId, name }, what) {
      const told = { ticketId, appId, memberId, name, what };
      // It is said again in twenty seconds: one that gets lost is no loss.
      tickets.tellPresence({ ...told, from: id }).catch(() => undefined);
      return { ticketId, members: note(told).filter((one) => one.memberId !== memberId) };
    },
  };
}
