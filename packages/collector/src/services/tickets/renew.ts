import type { ClockName, TicketClocks } from '@handrail/protocol';
import { ticketClocks } from '../support/promises.ts';
import type { CoreParts } from './core.ts';

const CLOCKS: readonly ClockName[] = ['firstReply', 'nextReply', 'resolution'];

/** Works out the clocks of a ticket anew, by the promises as they are now. What was said and done stays; whether something changed. */
export async function renewTicket(
  { tickets, support, clock }: Pick<CoreParts, 'tickets' | 'support' | 'clock'>,
  ticketId: string,
): Promise<boolean> {
  for (;;) {
    const before = (await tickets.find(ticketId))?.ticket;
    if (before === undefined) return false;
    const { settings } = await support.read();
    const clocks = ticketClocks(before, await tickets.entries(ticketId), settings, clock.now());
    if (isSame(clocks, before.clocks)) return false;
    const { revision } = before;
    const ticket = { ...before, clocks, revision: revision + 1 };
    if ((await tickets.change({ ticketId, revision, ticket, entries: [] })) === 'changed') return true;
    // Somebody else changed it at the same moment: look again.
  }
}

/** Whether the same is promised. That time has passed since is no difference: the end of a clock tells it. */
function isSame(now: TicketClocks, before: TicketClocks): boolean {
  const facts = (clocks: TicketClocks): unknown =>
    CLOCKS.map((name) => {
      const { state, dueAt, endedAt, leftMs } = clocks[name] ?? {};
      return [state === 'breached' ? 'running' : state, dueAt, endedAt, leftMs];
    });
  return JSON.stringify(facts(now)) === JSON.stringify(facts(before));
}
