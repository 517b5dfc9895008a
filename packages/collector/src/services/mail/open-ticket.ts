import type { Mailbox, Requester } from '@handrail/protocol';
import { TICKET_LIMITS } from '@handrail/protocol/schema';
import { INBOUND_MAIL } from '../../delivery-limits.ts';
import type { RecordStore } from '../../store/records/record-store.ts';
import { wordsIn } from '../../store/records/ticket-words.ts';
import { createBuckets } from '../buckets.ts';
import { hashOf } from '../secrets.ts';
import { ownerOfVisitor } from '../tickets/attachments.ts';
import type { TicketCore } from '../tickets/core.ts';
import { newTicketOf, type MakeParts } from '../tickets/make.ts';
import type { Uploads } from '../tickets/uploads.ts';
import { isProven } from './is-proven.ts';
import type { Message } from './read-message.ts';
import { lostWords, takeFiles } from './take-files.ts';

/**
 * What became of a mail that answers no ticket. `opened`: it is one. `unproven`: no mail server of ours has found that its sender
 * is who they say. `unknown-sender`: the mailbox is for known ones alone.
 */
type Opened = 'opened' | 'no-ticket' | 'automatic' | 'unproven' | 'unknown-sender' | 'too-many' | 'empty';

export interface OpenParts extends Omit<MakeParts, 'core' | 'records'> {
  records: Pick<RecordStore, 'tickets' | 'uploads'>;
  core: TicketCore;
  uploads: Pick<Uploads, 'begin' | 'send'>;
}

/** Opens tickets of mails to the mailboxes of the settings. The same mail again is the same ticket. */
export function createMailTickets(parts: OpenParts): (message: Message) => Promise<Opened> {
  const { records, core, support, uploads, clock } = parts;
  const rates = {
    sender: createBuckets(INBOUND_MAIL.perSender, clock),
    app: createBuckets(INBOUND_MAIL.perApp, clock),
  };

  /** Who it is, where a token has named the address in the app before; the newest ticket says so. */
  async function knownAs(from: string, appId: string): Promise<Requester | undefined> {
    const found = await records.tickets.list({ appIds: [appId], words: wordsIn(from) }, 'updated', INBOUND_MAIL.looked);
    const own = found.tickets.find(({ requester: { verified, email } }) => verified && email?.toLowerCase() === from);
    return own?.requester;
  }

  async function open(message: Message, { appId, senders, address, authserv }: Mailbox): Promise<Opened> {
    const { from, name, subject, text, files } = message;
    if (from === address) return 'automatic';
    if (!isProven(message.authentication, authserv, from)) return 'unproven';
    const known = await knownAs(from, appId);
    if (known === undefined && senders === 'known') return 'unknown-sender';
    if (text === '' && subject === '' && files.length === 0) return 'empty';
    const key = hashOf(`${from} ${message.messageId ?? `${subject} ${text}`}`);
    const ticketKey = `mail ${key}`;
    if ((await records.tickets.findByKey(appId, ticketKey)) !== undefined) return 'opened';
    if (rates.sender.take(from) > 0 || rates.app.take(appId) > 0) return 'too-many';
    const requester: Requester = known ?? {
      ...{ visitorId: `mail-${hashOf(from).slice(0, 32)}`, verified: false, email: from, reachable: true },
      ...(name !== undefined && { name }),
    };
    const owner = ownerOfVisitor(requester.visitorId);
    const { uploadIds, lost } = await takeFiles(uploads, { appId, owner, key }, files);
    const words = [text, lostWords(lost)].filter((part) => part !== '').join('\n\n');
    const title = (subject || words.split('\n')[0] || from).slice(0, TICKET_LIMITS.titleLength);
    const made = await newTicketOf(
      { ...parts, records },
      { appId, staging: false, verified: requester.verified },
      {
        ...{ visitorId: requester.visitorId, ticketKey, title, text: words, uploadIds, secret: '' },
        ...requesterWords(requester),
      },
    );
    if (typeof made === 'string' || 'issues' in made) return 'empty';
    const { record, move } = made;
    // No page has a secret of it.
    const kept = { ...record, secretHash: '', ticket: { ...record.ticket, requester } };
    await core.add(kept, { ...move, via: 'mail' });
    return 'opened';
  }

  return async (message) => {
    const { mailboxes = [] } = (await support.read()).settings;
    const mailbox = mailboxes.find(({ address }) => message.recipients.includes(address));
    return mailbox === undefined || message.from === '' ? 'no-ticket' : open(message, mailbox);
  };
}

const requesterWords = ({ name, email }: Requester) => ({
  ...(name !== undefined && { name }),
  ...(email !== undefined && { email }),
});
