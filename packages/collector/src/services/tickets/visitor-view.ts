import type { Ticket, TicketEntry, VisitorEntry, VisitorTicket } from '@handrail/protocol';

/** A ticket as its visitor may see it: no notes, no changes but those of the state, and no ids of members. */
export function toVisitorTicket(ticket: Ticket, entries: readonly TicketEntry[]): VisitorTicket {
  const { ticketId, number, title, categoryId, state, createdAt, updatedAt, rating, revision, seenAt } = ticket;
  const unread = entries.filter(
    ({ kind, by, at }) => kind === 'message' && by.kind !== 'visitor' && at > (seenAt ?? 0),
  );
  return {
    ...{ ticketId, number, title, categoryId, state, createdAt, updatedAt, revision },
    ...(rating && { rating }),
    unread: unread.length,
    entries: entries.flatMap(toVisitorEntry),
  };
}

function toVisitorEntry({
  entryId,
  kind,
  by,
  blocks,
  attachments,
  guide,
  article,
  change,
  at,
}: TicketEntry): VisitorEntry[] {
  const state = change?.what === 'state' ? change.to : undefined;
  if (kind === 'note' || (kind === 'change' && state === undefined)) return [];
  const shown = { kind: by.kind, ...(by.name !== undefined && kind === 'message' && { name: by.name }) };
  return [
    {
      ...{ entryId, by: shown, blocks, attachments, at },
      ...(guide && { guide }),
      ...(article && { article }),
      ...(state !== undefined && { state }),
    },
  ];
}
