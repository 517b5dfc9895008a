import type { Support } from '../services/support/settings.ts';
import type { TicketCore } from '../services/tickets/core.ts';
import type { TicketRecords } from '../store/records/ticket-records.ts';
import { everyTicket } from './every-ticket.ts';

export interface RenewalParts {
  tickets: Pick<TicketRecords, 'list'>;
  core: Pick<TicketCore, 'renew'>;
  support: Pick<Support, 'read'>;
}

const UNDER_WAY = ['new', 'open', 'pending', 'on-hold'] as const;

/**
 * Has tickets that are under way follow what is promised and when teams work, once for each change of the settings; the first
 * time also of what was changed while nobody looked. What is solved is worked out when it is opened again.
 */
export function createRenewal({ tickets, core, support }: RenewalParts): () => Promise<void> {
  let done: number | undefined;
  return async () => {
    const { revision } = await support.read();
    if (revision === done) return;
    for await (const { ticketId } of everyTicket(tickets, { states: UNDER_WAY, spam: false })) {
      await core.renew(ticketId);
      // Settings that come meanwhile begin anew, at the next turn.
    }
    done = revision;
  };
}
