import type { Clock } from '../clock.ts';
import type { MailTransport } from '../services/mail/smtp.ts';
import { readMail } from '../services/mail/mail.ts';
import type { Webhooks } from '../services/webhooks/webhooks.ts';
import type { DeliveryRecords } from '../store/records/delivery-records.ts';
import type { Connectors } from '../services/connectors/connectors.ts';
import { deliver } from './deliver.ts';

/** Calls the webhooks that wait to be called, and answers how many there were. */
export const deliverWebhooks = (
  deliveries: DeliveryRecords,
  webhooks: Pick<Webhooks, 'call'>,
  clock: Clock,
  random: () => number,
): Promise<number> => deliver('webhook', { deliveries, clock, random }, webhooks.call);

/** Sends the mails that wait to be sent, and answers how many there were. */
export const deliverMails = (
  deliveries: DeliveryRecords,
  transport: Pick<MailTransport, 'send'>,
  clock: Clock,
  random: () => number,
): Promise<number> =>
  deliver('mail', { deliveries, clock, random }, async ({ deliveryId, content }) => {
    const done = await transport.send(readMail(content), deliveryId);
    return 'sent' in done ? { ...done, outcome: 'taken by the server' } : done;
  });

/** Carries what waits for other service desks, and answers how much it was. */
export const deliverToDesks = (
  deliveries: DeliveryRecords,
  connectors: Pick<Connectors, 'carry'>,
  clock: Clock,
  random: () => number,
): Promise<number> => deliver('connector', { deliveries, clock, random }, connectors.carry);
