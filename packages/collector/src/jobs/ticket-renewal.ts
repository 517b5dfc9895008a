import type { CoreParts } from '../services/tickets/core.ts';
import { renewTicket } from '../services/tickets/renew.ts';
import { everyTicket } from './every-ticket.ts';

const UNDER_WAY = ['new', 'open', 'pending', 'on-hold'] as const;

/**
 * Has tickets that are under way follow what is promised and when teams work, once for each change of the settings; the first
 * time also of what was changed while nobody looked. What is solved is worked out when it is opened again.
 */
export function createRenewal(parts: Pick<CoreParts, 'tickets' | 'support' | 'clock'>): () => Promise<void> {
  let done: number | undefined;
  return async () => {
    const { revision } = await parts.support.read();
    if (revision === done) return;
    for await (const { ticketId } of everyTicket(parts.tickets, { states: UNDER_WAY, spam: false })) {
      await renewTicket(parts, ticketId);
      // Settings that come meanwhile begin anew, at the next turn.
    }
    done = revision;
  };
}
