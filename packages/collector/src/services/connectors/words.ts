import type { Ticket, TicketEntry } from '@handrail/protocol';
import { CONNECTING } from '../../delivery-limits.ts';
import { addressOf } from '../mail/address-of.ts';
import { plainTextOf } from '../mail/words-of.ts';
import type { Known } from './template.ts';

/** Whether an entry goes to a service desk: what was said, by whomever but that desk itself. */
export const isSaid = (entry: TicketEntry, notes: boolean, connectorId: string): boolean =>
  entry.connectorId !== connectorId && (entry.kind === 'message' || (notes && entry.kind === 'note'));

/** What somebody said, with their name and the names of their files, as plain text. */
export function wordsOf({ by, blocks, attachments, guide, article }: TicketEntry): string {
  const files = attachments.map(({ name }) => `[${name}]`).join('\n');
  const sent = guide === undefined ? '' : `[guide: ${guide.guideId}]`;
  const read = article === undefined ? '' : `[article: ${article.articleId}]`;
  const said = [plainTextOf(blocks), sent, read, files].filter((part) => part !== '').join('\n\n');
  return `${said}\n\n— ${by.name ?? NAMELESS[by.kind]}`;
}

const NAMELESS = { visitor: 'the requester', member: 'an agent', system: 'Handrail' } as const;

/** What is known of a ticket when it is handed over; what was said up to then goes along. */
export function knownOf(
  ticket: Ticket,
  entries: readonly TicketEntry[],
  { notes, connectorId, since, address }: { notes: boolean; connectorId: string; since: number; address: string },
): Known {
  const { ticketId, number, title, requester } = ticket;
  const email = addressOf(requester);
  const said = entries.filter((entry) => entry.at <= since && isSaid(entry, notes, connectorId)).map(wordsOf);
  const text = said.join('\n\n----\n\n').slice(0, CONNECTING.textLength);
  return {
    ...{ ticketId, number, title, text: `${text}\n\nHandrail #${number}: ${address}` },
    // Nobody writes to an address that was only typed in.
    ...(email !== undefined && { email, requester: requester.name ?? email }),
  };
}
