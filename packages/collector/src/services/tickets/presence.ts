import type { Present, Ticket } from '@handrail/protocol';
import type { Clock } from '../../clock.ts';
import { TICKET_DESK } from '../../ticket-limits.ts';
import type { Live } from './live.ts';

type What = 'looking' | 'typing';
interface Being {
  name: string;
  what: What;
  at: number;
}

/** Who is at a ticket now, as far as this process was told. It is forgotten soon, and never written down. */
export interface Presence {
  /** Says so, and tells the others; answers who else is there. */
  say(
    ticket: Pick<Ticket, 'ticketId' | 'appId'>,
    who: { memberId: string; name: string },
    what: What | 'gone',
  ): Present;
}

export function createPresence(live: Pick<Live, 'tell'>, clock: Clock): Presence {
  const tickets = new Map<string, Map<string, Being>>();

  function present(ticketId: string): Present['members'] {
    const beings = tickets.get(ticketId) ?? new Map<string, Being>();
    for (const [memberId, { at }] of beings) if (at + TICKET_DESK.presenceMs <= clock.now()) beings.delete(memberId);
    if (beings.size === 0) tickets.delete(ticketId);
    return [...beings].map(([memberId, { name, what }]) => ({ memberId, name, what }));
  }

  return {
    say({ ticketId, appId }, { memberId, name }, what) {
      // Who went without a word is forgotten when anybody says anything.
      for (const id of [...tickets.keys()]) present(id);
      const beings = tickets.get(ticketId) ?? new Map<string, Being>();
      const before = JSON.stringify(present(ticketId));
      if (what === 'gone') beings.delete(memberId);
      else beings.set(memberId, { name, what, at: clock.now() });
      if (beings.size > 0) tickets.set(ticketId, beings);
      const members = present(ticketId);
      if (JSON.stringify(members) !== before) live.tell({ presence: { ticketId, appId, members } });
      return { ticketId, members: members.filter((one) => one.memberId !== memberId) };
    },
  };
}
