import { randomUUID } from 'node:crypto';
import type { Clock } from './clock.ts';
import { REQUEST_RATES } from './config.ts';
import type { RequestRates } from './services/admission.ts';
import { createBuckets } from './services/buckets.ts';
import { doctorRoutes } from './http/doctor.ts';
import { createDress } from './http/dress.ts';
import { createOperation } from './http/operation.ts';
import type { Watched } from './http/operation-figures.ts';
import { createAnswerBatch } from './http/events.ts';
import { createEventsDirectly, type Directly } from './http/events-directly.ts';
import { createGate } from './http/permission.ts';
import { createRouter } from './http/router.ts';
import { createRoutes, type Folders } from './http/routes.ts';
import type { Route } from './http/route.ts';
import { createSessionCookie, createUnderWayCookie } from './http/session-cookie.ts';
import type { Log } from './log.ts';
import { createMetrics } from './metrics/index.ts';
import { createServices, type Services } from './services/index.ts';
import type { MailConfig } from './services/mail/smtp.ts';
import type { GroupRole } from './services/group-roles.ts';
import type { OpenIdConfig } from './services/openid/provider.ts';
import type { Chance } from './services/secrets.ts';
import type { Outbound } from './services/outbound/outbound.ts';
import type { Passwords } from './services/passwords.ts';
import type { Vault } from './services/vault.ts';
import type { Stores } from './services/stores.ts';
import type { Scan } from './services/tickets/uploads.ts';
import type { TakeBatch } from './services/take-batch.ts';

export interface AppOptions {
  stores: Stores;
  clock: Clock;
  chance: Chance;
  log: Log;
  folders: Folders;
  /** Where browsers reach the collector. */
  publicUrl: string;
  /** Seals the secrets that must be read again. */
  vault: Vault;
  passwords: Passwords;
  adminToken: string | undefined;
  /** Whose calendar days the metrics count in. */
  timeZone: string;
  /** The company's identity provider. */
  openid?: OpenIdConfig | undefined;
  /** Which groups of the company's directory give which roles. @default none */
  groupRoles?: readonly GroupRole[];
  /** Asks addresses that somebody has typed in. */
  outbound: Outbound;
  /** How often may be asked. */
  rates?: RequestRates;
  /** Where events are taken elsewhere, such as in a thread of their own. @default in this one */
  takeBatch?: TakeBatch | undefined;
  /** How mails leave. @default they do not */
  mail?: MailConfig | undefined;
  /** Looks for viruses in files that visitors send. @default nothing is looked for */
  scan?: Scan | undefined;
  /** What `/metrics` tells beside what the app itself knows. @default nothing */
  watched?: Watched;
}

export interface CollectorApp {
  /** Answers a request, which came from this network address. */
  fetch: (request: Request, address?: string) => Promise<Response>;
  /** Answers what comes by a socket and needs no `Request`. */
  directly: Directly;
  services: Services;
  routes: readonly Route[];
}

/** The whole collector without a socket: a request goes in, a response comes out. */
export function createApp({
  stores,
  clock,
  chance,
  log,
  folders,
  publicUrl,
  vault,
  passwords,
  adminToken,
  timeZone,
  openid,
  groupRoles = [],
  rates = REQUEST_RATES,
  takeBatch,
  outbound,
  scan,
  mail,
  watched,
}: AppOptions): CollectorApp {
  const services = createServices({
    ...{ stores, clock, chance, vault, passwords, adminToken, takeBatch, rates, openid, groupRoles, publicUrl },
    ...{ outbound, scan, mail },
  });
  const metrics = createMetrics(stores, timeZone, clock, (error) =>
    log.error('an app is missing in the overview', { error }),
  );
  const cookie = createSessionCookie(publicUrl);
  const gate = createGate(services, cookie, publicUrl);
  const operation = createOperation(createAnswerBatch(services), stores, clock, watched);
  const { answerBatch } = operation;
  const routes = createRoutes({
    ...{
      services,
      answerBatch,
      operation: [operation.route, ...doctorRoutes(stores, vault, clock)],
      metrics,
      stores,
      clock,
      log,
      chance,
      cookie,
      folders,
      publicUrl,
    },
    underWay: createUnderWayCookie(publicUrl),
  });
  const dress = createDress({
    ...{ clock, log, newId: randomUUID },
    byAddress: createBuckets(rates.address, clock),
    secure: publicUrl.startsWith('https:'),
  });
  const router = createRouter({
    ...{ routes, gate, dress },
    together: stores.records.together,
  });
  return {
    fetch: async (request, address) => router.fetch(request, { address }),
    directly: createEventsDirectly(answerBatch, dress),
    ...{ services, routes },
  };
}
