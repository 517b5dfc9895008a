import type { Clock } from '../clock.ts';
import { DELIVERY } from '../delivery-limits.ts';
import type { MailOutbox } from '../services/mail/mail.ts';
import { dataOf, eventOf, mailOf } from '../services/support/news.ts';
import type { Connectors } from '../services/connectors/connectors.ts';
import type { Webhooks } from '../services/webhooks/webhooks.ts';
import type { AppRecords } from '../store/records/record-store.ts';
import type { TicketNews, TicketRecords } from '../store/records/ticket-records.ts';

export interface NewsParts {
  tickets: Pick<TicketRecords, 'takeNews' | 'dropNews' | 'find' | 'entries'>;
  mail: MailOutbox;
  webhooks: Pick<Webhooks, 'tell'>;
  apps: Pick<AppRecords, 'find'>;
  connectors: Pick<Connectors, 'tell'>;
  clock: Clock;
}

/**
 * Puts what happened in tickets into the outbox, as mails and calls, and answers how much there was. Each has a key of its entry,
 * so that one that is told again, since a collector ended in the middle, leaves once.
 */
export async function tellNews({ tickets, mail, webhooks, connectors, apps, clock }: NewsParts): Promise<number> {
  const now = clock.now();
  const taken = await tickets.takeNews(DELIVERY.newsAtOnce, now, now + DELIVERY.holdMs);
  for (const [ticketId, news] of Map.groupBy(taken, (one) => one.ticketId)) await tellOf(ticketId, news);
  await tickets.dropNews(taken.map(({ newsId }) => newsId));
  return taken.length;

  async function tellOf(ticketId: string, news: readonly TicketNews[]): Promise<void> {
    const ticket = (await tickets.find(ticketId))?.ticket;
    // It may have been erased meanwhile.
    if (ticket === undefined || ticket.spam) return;
    // Nobody hears of what was made up.
    if ((await apps.find(ticket.appId))?.sample !== undefined) return;
    const entries = await tickets.entries(ticketId);
    for (const { entryId } of news) {
      const entry = entries.find((one) => one.entryId === entryId);
      if (entry === undefined) continue;
      const [event, letter] = [eventOf(entry), mailOf(ticket, entry, mail.language)];
      if (letter !== undefined) await mail.send(letter);
      await connectors.tell(ticket, entry);
      if (event === undefined) continue;
      await webhooks.tell({ event, appId: ticket.appId, at: entry.at, data: dataOf(ticket, entry), key: entryId });
    }
  }
}
