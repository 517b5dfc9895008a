import type { Ticket } from '@handrail/protocol';
import { METRIC_LIMITS } from '../config.ts';
import type { Stores } from '../services/stores.ts';
import type { EventRecord, TimeWindow } from '../store/events/event-store.ts';
import type { EventCursor } from '../store/events/usage-questions.ts';

const PAGE = 500;

/** Events of a name, the newest first, up to a bound. */
export async function newestEvents(
  { events }: Pick<Stores, 'events'>,
  appId: string,
  name: string,
  window: TimeWindow,
  rest: { guideId?: string } = {},
): Promise<{ found: EventRecord[]; cut: boolean }> {
  const found: EventRecord[] = [];
  for (let before: EventCursor | undefined; ;) {
    const page = await events.events(appId, { window, name, limit: PAGE, ...rest, ...(before && { before }) });
    found.push(...page.events);
    before = page.next;
    if (before === undefined || found.length >= METRIC_LIMITS.supportEvents)
      return { found, cut: before !== undefined };
  }
}

/** Tickets that were opened in a window, up to a bound. */
export async function openedTickets(
  { records }: Pick<Stores, 'records'>,
  appId: string,
  window: TimeWindow,
): Promise<{ tickets: Ticket[]; cut: boolean }> {
  const tickets: Ticket[] = [];
  for (let after: Parameters<typeof records.tickets.list>[3]; ;) {
    const page = await records.tickets.list({ appIds: [appId], spam: false }, 'created', PAGE, after);
    tickets.push(...page.tickets.filter(({ createdAt }) => createdAt >= window.from && createdAt < window.until));
    after = page.next;
    const isPast = (page.tickets.at(-1)?.createdAt ?? 0) < window.from;
    if (after === undefined || isPast) return { tickets, cut: false };
    if (tickets.length >= METRIC_LIMITS.supportTickets) return { tickets, cut: true };
  }
}

/** One that became a part of another counts there. */
export const isOwn = ({ links }: Ticket): boolean => links.every(({ kind }) => kind !== 'merged-into');
