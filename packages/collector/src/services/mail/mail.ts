import type { Delivery, MailLanguage } from '@handrail/protocol';
import type { Clock } from '../../clock.ts';
import { DELIVERY } from '../../delivery-limits.ts';
import type { DeliveryRecord, DeliveryRecords } from '../../store/records/delivery-records.ts';
import { hashOf, type Chance } from '../secrets.ts';

/** A mail to an address whose owner is known: nobody is written to whose address was only typed in. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
  html?: string;
  /** Pictures in the HTML, by the id under which it names them; PNG as base64. */
  pictures?: { cid: string; png: string }[];
  /** Where somebody who gets it often says that they do not want it any more; mail programs offer it. */
  leaveUrl?: string;
  /** What it is a part of: answers come back to it, and mail programs show its mails as one conversation. */
  thread?: { ticketId: string; number: number };
  /** Whether no person wrote it. @default true */
  automatic?: boolean;
  /** The same key again is the same mail, and is sent once. */
  key?: string;
}

export interface MailOutbox {
  /** Whether mails can leave; without, `send` does nothing. */
  isOn: boolean;
  /** In which language somebody is written to of whom none is known. */
  language: MailLanguage;
  /** Puts a mail into the outbox; kept when it is on disk. It leaves within seconds, and is tried again for two days. */
  send(mail: Mail): Promise<void>;
  /** The newest mails. */
  log(): Promise<Delivery[]>;
}

export function createMailOutbox(
  deliveries: DeliveryRecords,
  { isOn, language = 'en', clock, chance }: { isOn: boolean; language?: MailLanguage; clock: Clock; chance: Chance },
): MailOutbox {
  return {
    ...{ isOn, language },
    async send({ key, ...mail }) {
      if (!isOn) return;
      const deliveryId = key === undefined ? chance(16).toString('hex') : hashOf(`mail ${key}`).slice(0, 32);
      const content = JSON.stringify({ ...mail, subject: oneLine(mail.subject) });
      await deliveries.add({ deliveryId, kind: 'mail', target: '', content, createdAt: clock.now() });
    },
    async log() {
      const rows = await deliveries.list({ kind: 'mail', limit: DELIVERY.shown });
      return rows.map(({ content, ...row }) => logged(row, readMail(content).subject));
    },
  };
}

/** What the log says of one that leaves. */
export const logged = (
  { deliveryId, state, attempts, createdAt, at, outcome }: Omit<DeliveryRecord, 'content'>,
  about: string,
): Delivery => ({ deliveryId, about, state, attempts, createdAt, at, outcome });

/** Of what `send` has written. */
export const readMail = (content: string): Mail => JSON.parse(content) as Mail;

/** A header is one line, and no mail program shows a long one. */
const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
    .slice(0, 200);
