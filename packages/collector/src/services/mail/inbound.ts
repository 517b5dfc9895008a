import type { Clock } from '../../clock.ts';
import { INBOUND_MAIL } from '../../delivery-limits.ts';
import { createBuckets } from '../buckets.ts';
import { hashOf } from '../secrets.ts';
import { attachmentsOf, ownerOfVisitor } from '../tickets/attachments.ts';
import type { Move } from '../tickets/core.ts';
import { blocksOf } from '../tickets/words.ts';
import { addressOf } from './address-of.ts';
import { createMailTickets, type OpenParts } from './open-ticket.ts';
import { readMessage } from './read-message.ts';
import type { ReplyAddresses } from './reply-address.ts';
import { lostWords, takeFiles } from './take-files.ts';

/**
 * What became of a mail that came in. `taken`: it is an entry of its ticket; `noted`: as a note, since another address wrote it
 * than the ticket is of; `opened`: it is a new ticket. Everything else was left out, and nobody is answered by mail: that is how
 * loops begin.
 */
type Received = 'taken' | 'noted' | Awaited<ReturnType<ReturnType<typeof createMailTickets>>>;

export interface InboundMail {
  /** Takes a mail as it came over the wire. The same mail again changes nothing. */
  receive(raw: Uint8Array): Promise<Received>;
}

interface Parts extends OpenParts {
  replies: ReplyAddresses | undefined;
  clock: Clock;
}

export function createInboundMail(parts: Parts): InboundMail {
  const { replies, core, records, uploads, clock } = parts;
  const buckets = createBuckets(INBOUND_MAIL.perTicket, clock);
  const open = createMailTickets(parts);
  return {
    async receive(raw) {
      const message = await readMessage(raw);
      const { from, leads, text, automatic, files, messageId } = message;
      if (automatic) return 'automatic';
      const ticketId = replies?.ticketOf(leads);
      const ticket = ticketId === undefined ? undefined : (await records.tickets.find(ticketId))?.ticket;
      if (ticketId === undefined || ticket === undefined) return open(message);
      if (from === '') return 'no-ticket';
      if (text === '' && files.length === 0) return 'empty';
      if (buckets.take(ticketId) > 0) return 'too-many';
      const { appId, requester } = ticket;
      const { visitorId, name } = requester;
      const isTheirs = addressOf(requester)?.toLowerCase() === from;
      const key = hashOf(messageId ?? text);
      const owner = ownerOfVisitor(visitorId);
      // Files of somebody else are not the visitor's.
      const { uploadIds, lost } = await takeFiles(uploads, { appId, owner, key }, isTheirs ? files : []);
      const attachments = (await attachmentsOf(records.uploads, uploadIds, { appId, owner })) ?? [];
      const words = [text, lostWords(isTheirs ? lost : files.length)].filter((part) => part !== '').join('\n\n');
      const entry = {
        blocks: blocksOf(isTheirs ? words : `${from}:\n\n${words}`),
        attachments,
        entryKey: `mail ${key}`,
      };
      const moved = await core.move(ticketId, ({ ticket: { state } }): Move => {
        if (!isTheirs) return { by: { kind: 'system' }, via: 'mail', entries: [{ kind: 'note', ...entry }] };
        const again = state === 'solved' || state === 'pending' || state === 'closed';
        return {
          ...{ by: { kind: 'visitor', id: visitorId, ...(name !== undefined && { name }) }, via: 'mail' },
          ...(again && { ticket: { state: 'open' } }),
          entries: [{ kind: 'message', ...entry }],
        };
      });
      if (typeof moved === 'string') return 'no-ticket';
      return isTheirs ? 'taken' : 'noted';
    },
  };
}
