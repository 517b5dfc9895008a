import type { Attachment, Ticket, TicketEntry } from '@handrail/protocol';
import type { NewEntry, TicketRecord } from './ticket-records.ts';

const hex = (text: string): string => Buffer.from(text).toString('hex').padEnd(32, '0').slice(0, 32);

/** The id that tests give to a ticket, an entry or an upload of this name. */
export const idOf = hex;

export function madeTicket(name: string, more: Partial<Ticket> = {}): TicketRecord {
  const ticket: Ticket = {
    ...{ ticketId: hex(name), number: 0, appId: 'demo', requester: { visitorId: 'ada', verified: true }, title: name },
    ...{ categoryId: null, state: 'new', level: 'l1', teamId: null, assignee: null, priority: 'normal', tags: [] },
    ...{ spam: false, createdAt: 10, updatedAt: 10, solvedAt: null, closedAt: null, lastBy: 'visitor', clocks: {} },
    ...{ revision: 1, fields: {}, context: {}, links: [], seenAt: null },
    ...more,
  };
  return { ticket, ticketKey: `key ${name}`, secretHash: `#${name}` };
}

export function madeEntry(name: string, more: Partial<TicketEntry> = {}, entryKey?: string): NewEntry {
  const entry: TicketEntry = {
    ...{ entryId: hex(name), kind: 'message', by: { kind: 'visitor', id: 'ada' }, at: 10, via: 'panel' },
    blocks: [{ type: 'paragraph', content: [{ text: name }] }],
    attachments: [],
    ...more,
  };
  return { entry, ...(entryKey !== undefined && { entryKey }) };
}

export const madeAttachment = (name: string): Attachment => ({
  ...{ uploadId: hex(name), name: `${name}.txt`, type: 'text/plain', bytes: 3 },
});
