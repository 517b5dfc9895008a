import type { DeskMove } from './desk-story.ts';
import { teamOf } from './support-plan.ts';
import type { Clock } from '../clock.ts';
import type { Admitted } from '../services/admission.ts';
import type { Caller } from '../services/caller.ts';
import { createMembers } from '../services/members.ts';
import type { Chance } from '../services/secrets.ts';
import { createSupport } from '../services/support/settings.ts';
import { createTickets } from '../services/tickets/index.ts';
import type { RecordStore } from '../store/records/record-store.ts';

export interface HandParts {
  records: RecordStore;
  clock: Clock;
  chance: Chance;
}

/** Does at the service centre what the story says, as the visitor or the agent of it. */
export function createDeskHand({ records, clock, chance }: HandParts): (move: DeskMove) => Promise<void> {
  const members = createMembers({ records, clock, chance, groupRoles: [] });
  const { visitors, desk } = createTickets({ records, support: createSupport(records), members, clock, chance });
  const ids = new Map<string, string>();

  function act(move: DeskMove): Promise<unknown> {
    const { appId, visitorId, secret, ticketKey } = move;
    const page: Admitted = { appId, isBound: false, mode: 'off', shown: 'nothing' };
    const door = { page, visitorId, secret };
    const ticketId = ids.get(ticketKey) ?? '';
    switch (move.does) {
      case 'ask':
        return visitors.make(page, { ...move.ticket, appKey: appId });
      case 'reply': {
        const blocks = [{ type: 'paragraph' as const, content: [{ text: move.text }] }];
        return desk.reply(agent(move.agent), ticketId, { entryKey: move.entryKey, blocks });
      }
      case 'escalate': {
        const { to, reason, summary } = move;
        return desk.escalate(agent(move.agent), ticketId, { to, reason, summary, teamId: teamOf(to) });
      }
      case 'solve':
        return desk.solve(agent(move.agent), ticketId, move.l1Could === undefined ? {} : { l1Could: move.l1Could });
      case 'reopen':
        return visitors.reopen(door, ticketId);
      case 'rate':
        return visitors.rate(door, ticketId, { score: move.score });
    }
  }

  return async (move) => {
    const done = await act(move);
    if (typeof done !== 'object' || done === null || !('ticket' in done)) {
      throw new Error(`the sample's ${move.does} was refused: ${JSON.stringify(done)}`);
    }
    const { ticket } = done;
    if (typeof ticket === 'object' && ticket !== null && 'ticketId' in ticket) {
      ids.set(move.ticketKey, String(ticket.ticketId));
    }
  };
}

/** Somebody who answers. They have no account: nobody can sign in as them. */
const agent = (name: string): Caller => ({
  ...{ by: 'session', memberId: undefined, name, sessionHash: undefined },
  grants: [{ roles: ['admin'] }],
});
