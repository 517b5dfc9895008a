import type { Ticket } from '@handrail/protocol';
import { SUPPORT } from '../ticket-limits.ts';
import type { TicketQuery, TicketRecords } from '../store/records/ticket-records.ts';

/** Every ticket that a question fits, the oldest first, a page at a time. */
export async function* everyTicket(tickets: Pick<TicketRecords, 'list'>, query: TicketQuery): AsyncGenerator<Ticket> {
  for (let after: Parameters<TicketRecords['list']>[3]; ;) {
    const page = await tickets.list(query, 'oldest', SUPPORT.page, after);
    yield* page.tickets;
    after = page.next;
    if (after === undefined) return;
  }
}
