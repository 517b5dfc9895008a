import { ENVIRONMENTS } from '@handrail/protocol/schema';
import { logOf } from './environments.ts';
import type { Stores } from './stores.ts';

interface Person {
  appId: string;
  visitorId: string;
}

/** Writes down that an erasure has begun, and that it is done. */
type Note = (action: 'visitor.erasing' | 'visitor.erased') => Promise<void>;

/**
 * Erases a person: events, then files, then tickets. Log and records are different databases, so that it cannot be one transaction:
 * that it has begun is written first, and that it is done with the tickets, at the end. Whatever ends it in between, nothing is
 * erased of which no entry tells, and asked again it goes on where it was.
 */
export async function erasePerson(
  { events, records }: Stores,
  { appId, visitorId }: Person,
  note: Note,
): Promise<{ events: number; tickets: number }> {
  await note('visitor.erasing');
  let erased = 0;
  for (const environment of ENVIRONMENTS) erased += await events.eraseVisitor(logOf(appId, environment), visitorId);
  const theirs = await records.tickets.exportVisitor(appId, visitorId);
  // While their tickets are there, files can be found.
  await records.uploads.removeOf(theirs.map(({ ticket }) => ticket.ticketId));
  const tickets = await records.together(async () => {
    const ticketIds = await records.tickets.eraseVisitor(appId, visitorId);
    await note('visitor.erased');
    return ticketIds;
  });
  // Of those that came meanwhile.
  await records.uploads.removeOf(tickets);
  return { events: erased, tickets: tickets.length };
}
