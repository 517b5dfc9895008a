import type { MailLanguage, SupportDocument, Ticket } from '@handrail/protocol';
import type { Clock } from '../clock.ts';
import { SUPPORT } from '../ticket-limits.ts';
import { closingOf } from '../services/support/closing.ts';
import { dutiesOf } from '../services/support/duties.ts';
import type { Support } from '../services/support/settings.ts';
import type { EntryInput, Move, TicketCore } from '../services/tickets/core.ts';
import type { Placing } from '../services/tickets/placing.ts';
import { textOf } from '../services/tickets/words.ts';
import type { TicketRecords } from '../store/records/ticket-records.ts';
import { everyTicket } from './every-ticket.ts';

export interface ClockParts {
  tickets: Pick<TicketRecords, 'list'>;
  core: Pick<TicketCore, 'move'>;
  placing: Pick<Placing, 'placeAt'>;
  support: Pick<Support, 'read'>;
  clock: Clock;
  /** Of notices to people whose own language is not known. */
  language: MailLanguage;
}

const BY: Pick<Move, 'by' | 'via'> = { by: { kind: 'system' }, via: 'system' };

/**
 * Warns before promises are broken, tells of those that were, escalates, and closes what was solved long ago. Each ticket is
 * changed at the revision that was looked at, and what was done stands in its history, so that of several collectors one does it.
 */
export function createTicketClock({
  tickets,
  core,
  placing,
  support,
  clock,
  language,
}: ClockParts): () => Promise<void> {
  /** When tickets want to be looked at again, as long as they and the settings stay as they are. */
  const looked = new Map<string, { revision: string; nextAt: number }>();

  async function keepPromises({ revision, settings }: SupportDocument, now: number): Promise<void> {
    for await (const ticket of everyTicket(tickets, { due: { from: 0, until: now + SUPPORT.aheadMs }, spam: false })) {
      const known = looked.get(ticket.ticketId);
      const seen = `${revision} ${ticket.revision}`;
      if (known?.revision === seen && known.nextAt > now) continue;
      let nextAt = Infinity;
      await core.move<'nothing'>(ticket.ticketId, async (record, entries) => {
        const duties = dutiesOf(record.ticket, entries, settings, now);
        nextAt = duties.nextAt;
        const told = duties.tell.map((one): EntryInput => ({ kind: 'change', change: { what: 'clock', ...one } }));
        if (told.length === 0) return 'nothing';
        const up =
          duties.escalateTo && (await escalation(record.ticket, duties.escalateTo, textOf(entries[1]?.blocks)));
        return { ...BY, ...up, entries: [...told, ...(up?.entries ?? [])] };
      });
      if (looked.size >= SUPPORT.mostLooked) looked.clear();
      looked.set(ticket.ticketId, { revision: seen, nextAt });
    }
  }

  async function escalation(ticket: Ticket, to: Ticket['level'], text: string) {
    const { appId, categoryId, title, level, context } = ticket;
    const department = context.traits?.['department'];
    const known = typeof department === 'string' ? { department } : {};
    const placed = await placing.placeAt({ appId, categoryId, title, text, ...known }, to);
    const change = { what: 'level', from: level, to, reason: 'sla', summary: '' } as const;
    return { ticket: { level: to, ...placed }, entries: [{ kind: 'change', change } satisfies EntryInput] };
  }

  async function closeSolved({ settings }: SupportDocument, now: number): Promise<void> {
    if (settings.closing === undefined) return;
    for await (const { ticketId, solvedAt } of everyTicket(tickets, { states: ['solved'] })) {
      if (solvedAt === null || now - solvedAt < SUPPORT.dayMs / 2) continue;
      await core.move<'nothing'>(ticketId, ({ ticket }, entries) => {
        const closing = closingOf(ticket, entries, settings, now, language);
        if (closing === undefined) return 'nothing';
        if ('close' in closing) return { ...BY, ticket: { state: 'closed' } };
        const { notice: blocks, entryKey } = closing;
        return { ...BY, entries: [{ kind: 'message', blocks, entryKey }] };
      });
    }
  }

  return async () => {
    const document = await support.read();
    const now = clock.now();
    await keepPromises(document, now);
    await closeSolved(document, now);
  };
}
