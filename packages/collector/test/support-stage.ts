import type { SupportSettings, Ticket } from '@handrail/protocol';
import { createSupport } from '../src/services/support/settings.ts';
import { systemChance } from '../src/services/secrets.ts';
import { createTicketCore } from '../src/services/tickets/core.ts';
import { openMemoryRecords } from '../src/store/records/memory/index.ts';
import type { RecordStore } from '../src/store/records/record-store.ts';
import { idOf, madeEntry, madeTicket } from '../src/store/records/made-tickets.contract.ts';

export const HOUR_MS = 3_600_000;
/** A Monday. */
export const START = Date.parse('2026-06-01T08:00Z');

/** What works on tickets in one collector, in time that the test sets; several may share the records. */
export async function withTickets(settings: SupportSettings, records: RecordStore = openMemoryRecords()) {
  const clock = { time: START, now: () => clock.time };
  const support = createSupport(records);
  await support.save(settings, 0);
  const core = createTicketCore({ tickets: records.tickets, support, clock, chance: systemChance });
  /** A ticket of a visitor whose address a token has named. */
  async function add(name: string, more: Partial<Ticket> = {}): Promise<string> {
    const requester = { visitorId: 'bob', verified: true, name: 'Bob', email: 'bob@example.com' };
    const record = madeTicket(name, { requester, createdAt: clock.time, updatedAt: clock.time, ...more });
    const created = { what: 'created', state: 'new', level: 'l1', priority: 'normal' } as const;
    const by = { kind: 'visitor', id: 'bob', name: 'Bob' } as const;
    await core.add(record, {
      ...{ by, via: 'panel' },
      entries: [
        { kind: 'change', change: created },
        { kind: 'message', blocks: madeEntry(name).entry.blocks },
      ],
    });
    return idOf(name);
  }
  const reply = (ticketId: string, text = 'An answer', state?: Ticket['state']) =>
    core.move(ticketId, ({ ticket }) => ({
      ...{ by: { kind: 'member', id: 'ann', name: 'Ann' }, via: 'dashboard' },
      ticket: { state: state ?? ticket.state },
      entries: [{ kind: 'message', blocks: [{ type: 'paragraph', content: [{ text }] }] }],
    }));
  const ticketOf = async (ticketId: string) => (await records.tickets.find(ticketId))?.ticket;
  const changesOf = async (ticketId: string) =>
    (await records.tickets.entries(ticketId)).flatMap(({ change }) => (change === undefined ? [] : [change]));
  return { records, clock, support, core, add, reply, ticketOf, changesOf };
}
