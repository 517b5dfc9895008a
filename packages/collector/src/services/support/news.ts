import type { MailLanguage, Ticket, TicketEntry, WebhookEvent } from '@handrail/protocol';
import type { Mail } from '../mail/mail.ts';
import { replyLine } from '../mail/trim-quoted.ts';
import { addressOf } from '../mail/address-of.ts';
import { plainTextOf } from '../mail/words-of.ts';
import { visitorLanguage, visitorWords } from '../mail/words/visitors.ts';

/** What webhooks are told of an entry; of some things nothing. */
export function eventOf({ kind, change }: TicketEntry): WebhookEvent | undefined {
  if (kind === 'message') return 'ticket.replied';
  if (kind === 'note') return 'ticket.noted';
  switch (change?.what) {
    case undefined:
      return undefined;
    case 'created':
      return 'ticket.created';
    case 'level':
      return 'ticket.escalated';
    case 'rating':
      return 'ticket.rated';
    case 'clock':
      return change.state === 'warned' ? 'sla.warned' : 'sla.breached';
    case 'state':
      return change.to === 'solved' ? 'ticket.solved' : 'ticket.changed';
    default:
      return 'ticket.changed';
  }
}

/** What webhooks are told: the ticket in its main parts, and what happened. */
export function dataOf(ticket: Ticket, { entryId, by, blocks, change, at }: TicketEntry): object {
  const { ticketId, number, appId, title, state, level, teamId, assignee, priority, categoryId, tags } = ticket;
  const { visitorId, verified, name, email } = ticket.requester;
  return {
    ticket: {
      ...{ ticketId, number, appId, title, state, level, teamId, assignee, priority, categoryId, tags },
      requester: { visitorId, verified, name, email },
    },
    entry: { entryId, by, at, ...(change && { change }), ...(blocks.length > 0 && { text: plainTextOf(blocks) }) },
  };
}

/**
 * The mail to whoever asked, of what they can read of others, in the language of the page where they asked. Only to an address
 * that is known to be theirs.
 */
export function mailOf(ticket: Ticket, entry: TicketEntry, language: MailLanguage): Mail | undefined {
  const { requester, spam, number, title, ticketId, context } = ticket;
  if (entry.kind !== 'message' || entry.by.kind === 'visitor') return undefined;
  const to = addressOf(requester);
  if (spam || to === undefined) return undefined;
  const said = plainTextOf(entry.blocks);
  const files = entry.attachments.map(({ name }) => `[${name}]`).join('\n');
  const ours = visitorWords(visitorLanguage(context.locale, language));
  const guide = entry.guide === undefined ? '' : ours.guide;
  const article = entry.article === undefined ? '' : ours.article;
  const words = [said, guide, article, files].filter((part) => part !== '').join('\n\n');
  const by = entry.by.name === undefined ? '' : `\n\n${entry.by.name}`;
  return {
    ...{ to, subject: `[#${number}] ${title}`, text: `${replyLine(ours.replyAbove)}\n\n${words}${by}\n` },
    ...{ thread: { ticketId, number }, automatic: entry.by.kind !== 'member', key: entry.entryId },
  };
}
