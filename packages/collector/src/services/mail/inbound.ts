import type { Clock } from '../../clock.ts';
import { INBOUND_MAIL } from '../../delivery-limits.ts';
import type { TicketRecords } from '../../store/records/ticket-records.ts';
import { createBuckets } from '../buckets.ts';
import { hashOf } from '../secrets.ts';
import type { Move, TicketCore } from '../tickets/core.ts';
import { blocksOf } from '../tickets/words.ts';
import { readMessage } from './read-message.ts';
import type { ReplyAddresses } from './reply-address.ts';

/**
 * What became of a mail that came in. `taken`: it is an entry of its ticket; `noted`: as a note, since another address wrote it
 * than the ticket is of. Everything else was left out, and nobody is answered by mail: that is how loops begin.
 */
type Received = 'taken' | 'noted' | 'automatic' | 'no-ticket' | 'empty' | 'too-many';

export interface InboundMail {
  /** Takes a mail as it came over the wire. The same mail again changes nothing. */
  receive(raw: Uint8Array): Promise<Received>;
}

interface Parts {
  replies: ReplyAddresses | undefined;
  core: Pick<TicketCore, 'move'>;
  tickets: Pick<TicketRecords, 'find'>;
  clock: Clock;
}

export function createInboundMail({ replies, core, tickets, clock }: Parts): InboundMail {
  const buckets = createBuckets(INBOUND_MAIL.perTicket, clock);
  return {
    async receive(raw) {
      const { from, leads, text, automatic, files, messageId } = await readMessage(raw);
      if (automatic) return 'automatic';
      const ticketId = replies?.ticketOf(leads);
      const ticket = ticketId === undefined ? undefined : (await tickets.find(ticketId))?.ticket;
      if (ticketId === undefined || ticket === undefined || from === '') return 'no-ticket';
      const lost =
        files === 0
          ? ''
          : `[${files} ${files === 1 ? 'file' : 'files'} came with this mail and can be sent in the application.]`;
      const words = [text, lost].filter((part) => part !== '').join('\n\n');
      if (words === '') return 'empty';
      if (buckets.take(ticketId) > 0) return 'too-many';
      const { visitorId, email, name, verified } = ticket.requester;
      const isTheirs = verified && email?.toLowerCase() === from;
      const entryKey = `mail ${hashOf(messageId ?? words)}`;
      const entry = { blocks: blocksOf(isTheirs ? words : `${from}:\n\n${words}`), entryKey };
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
