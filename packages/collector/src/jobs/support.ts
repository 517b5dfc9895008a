import type { Clock } from '../clock.ts';
import { SUPPORT } from '../ticket-limits.ts';
import { CONNECTING, DELIVERY } from '../delivery-limits.ts';
import type { Log } from '../log.ts';
import type { Services } from '../services/index.ts';
import type { RecordStore } from '../store/records/record-store.ts';
import { deliverMails, deliverToDesks, deliverWebhooks } from './deliveries.ts';
import type { Jobs } from './every.ts';
import { createTicketClock } from './ticket-clock.ts';
import { tellNews } from './ticket-news.ts';
import { createRenewal } from './ticket-renewal.ts';

export interface SupportJobParts {
  jobs: Jobs;
  services: Pick<Services, 'tickets' | 'support' | 'mail' | 'mailTransport' | 'webhooks' | 'connectors'>;
  records: RecordStore;
  clock: Clock;
  log: Log;
}

const FORGET_EVERY_MS = 3_600_000;

/** Keeps the promises of the service centre, and carries away what must leave, until it is stopped. */
export function startSupport({ jobs, services, records, clock, log }: SupportJobParts): () => Promise<void> {
  const { tickets, support, mail, mailTransport: transport, webhooks, connectors } = services;
  const { core, placing } = tickets;
  const failed = (what: string) => (error: unknown) => log.error(`${what}; it is tried again`, { error });
  const deliveries = records.deliveries;
  const stops = [
    jobs.every(
      'promises',
      SUPPORT.everyMs,
      createTicketClock({ tickets: records.tickets, core, placing, support, clock, language: mail.language }),
      failed('promises of tickets could not be looked at'),
    ),
    jobs.every(
      'renewal',
      SUPPORT.everyMs,
      createRenewal({ tickets: records.tickets, support, clock }),
      failed('tickets could not follow changed promises'),
      support.onSaved,
    ),
    jobs.every(
      'news',
      DELIVERY.everyMs,
      () => tellNews({ tickets: records.tickets, apps: records.apps, mail, webhooks, connectors, clock }),
      failed('news of tickets could not be told'),
    ),
    jobs.every(
      'webhooks',
      DELIVERY.everyMs,
      () => deliverWebhooks(deliveries, webhooks, clock, Math.random),
      failed('webhooks could not be called'),
    ),
    jobs.every(
      'desks-told',
      DELIVERY.everyMs,
      () => deliverToDesks(deliveries, connectors, clock, Math.random),
      failed('other service desks could not be told'),
    ),
    jobs.every(
      'desks-asked',
      CONNECTING.everyMs,
      () => connectors.hear(),
      failed('other service desks could not be asked'),
    ),
    ...(transport === undefined
      ? []
      : [
          jobs.every(
            'mails',
            DELIVERY.everyMs,
            () => deliverMails(deliveries, transport, clock, Math.random),
            failed('mails could not be sent'),
          ),
        ]),
    jobs.every(
      'outbox-log',
      FORGET_EVERY_MS,
      () => deliveries.forget(clock.now() - DELIVERY.keptMs),
      failed('the log of the outbox could not be cut'),
    ),
  ];
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
    transport?.close();
  };
}
