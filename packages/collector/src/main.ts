import { existsSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { lookup } from 'node:dns/promises';
import { createApp } from './app.ts';
import { createClientAddress } from './client-address.ts';
import { systemClock } from './clock.ts';
import { readConfig, type Environment } from './config.ts';
import type { Site } from './http/site-files.ts';
import { startAlerts } from './jobs/alerts.ts';
import { createJobs, type Jobs } from './jobs/every.ts';
import { startMailings } from './jobs/mailings.ts';
import { startKeepingSdk } from './jobs/earlier-sdk.ts';
import { startHealthNews } from './jobs/health-news.ts';
import { startPlans } from './jobs/plans.ts';
import { startSample } from './jobs/sample.ts';
import { startRetention } from './jobs/retention.ts';
import { startSupport } from './jobs/support.ts';
import { startUploadCleaning } from './jobs/uploads.ts';
import { createLog, type Log } from './log.ts';
import { createMetrics } from './metrics/index.ts';
import { openStores, type Opened } from './open-stores.ts';
import { openPort } from './server.ts';
import type { Services } from './services/index.ts';
import { createAlertDesk } from './services/alerts/desk.ts';
import { openDraw, type Draw } from './services/mailings/picture.ts';
import { createRolloutDesk } from './services/rollouts/desk.ts';
import { createOutbound } from './services/outbound/outbound.ts';
import { systemChance } from './services/secrets.ts';
import { createPasswords } from './services/passwords.ts';
import type { Resealed } from './services/reseal.ts';
import { clamdScan } from './services/tickets/files/clamd.ts';
import { createVault } from './services/vault.ts';

export { announce } from './announce.ts';
export { runCollector } from './run-collector.ts';
export { StartError } from './start-error.ts';
export type { Site } from './http/site-files.ts';
export type { Services } from './services/index.ts';

export interface Extras {
  /** Folders served beside the collector. */
  sites?: readonly Site[];
  /** Called while there is no app, before the first request is taken. */
  firstRun?: (services: Services) => Promise<void>;
  /** Writes a made-up company beside it, where there is no app yet, while requests are taken. @default false */
  sample?: boolean;
}

export interface Collector {
  /** Where browsers reach it, without a slash at the end. */
  url: string;
  /** Signs the first admin in, once; or leads to the sign-in, when they have another way. */
  signInUrl: string;
  /** Addresses of the sites, in their order. */
  siteUrls: string[];
  /** What is missing, with the command that makes it; empty when everything is there. */
  warnings: string[];
  /** Kept when a part of it has ended that cannot be done without; what is left answers with 503. */
  lost: Promise<Error>;
  /** Lets requests finish, writes what is queued, closes the database. */
  stop(): Promise<void>;
}

/** Starts a collector with its data on disk. Throws a `StartError`, with a line for people, when it cannot. */
export async function startCollector(
  env: Environment,
  { sites = [], firstRun, sample = false }: Extras = {},
): Promise<Collector> {
  const config = readConfig(env);
  const log = createLog(config.logLevel);
  const port = await openPort(config.host, config.port, createClientAddress(config.proxies));
  const url = config.publicUrl ?? `http://${shownHost(config.host)}:${port.port}`;
  let opened: Opened | undefined;
  try {
    opened = await openStores(config);
    const { stores, keys, takeBatch, lost } = opened;
    const { measure, earlierSdk } = opened;
    const folders = {
      ...{ sdk: distOf('sdk'), dashboard: distOf('dashboard'), editor: distOf('editor'), sites },
      earlierSdk,
    };
    const jobs = createJobs(systemClock);
    const app = createApp({
      stores,
      watched: { jobs: jobs.ages, data: measure },
      clock: systemClock,
      chance: systemChance,
      log,
      folders,
      publicUrl: url,
      passwords: createPasswords(),
      vault: createVault(keys),
      adminToken: config.adminToken,
      timeZone: config.timeZone,
      openid: config.openid,
      groupRoles: config.groupRoles,
      outbound: createOutbound(config.outbound, (name) => lookup(name, { all: true })),
      ...(takeBatch && { takeBatch }),
      mail: config.mail,
      ...(config.clamd && { scan: clamdScan(config.clamd) }),
    });
    opened.admitBy?.(app.services.door);
    tellResealed(await app.services.reseal(), log);
    const apps = await stores.records.apps.list();
    const isNew = apps.length === 0;
    if (isNew) await firstRun?.(app.services);
    const signInUrl = await openingUrl(app.services, `${url}/dashboard/`, config.signInLink);
    const listening = port.serve(app.fetch, app.directly);
    const stopPlans = startPlans(jobs, app.services, log);
    const stopWatching = startWatching(jobs, { stores, services: app.services, timeZone: config.timeZone, url, log });
    const stopRetention = startRetention(jobs, stores, systemClock, log);
    const stopSupport = startSupport({
      jobs,
      services: app.services,
      records: stores.records,
      clock: systemClock,
      log,
    });
    const stopUploads = startUploadCleaning(jobs, app.services.tickets.uploads, log);
    const stopKeeping = earlierSdk && startKeepingSdk(jobs, folders.sdk, earlierSdk, systemClock, log);
    const wantsSample = sample && (isNew || apps.some((one) => one.sample?.whole === false));
    const { changed } = app.services.manifests;
    const parts = { stores, clock: systemClock, log, timeZone: config.timeZone, changed };
    const stopSample = wantsSample ? startSample(parts) : undefined;
    const { close } = opened;
    log.info('the collector has started', { url });
    return {
      url,
      signInUrl,
      siteUrls: sites.map((site) => url + site.path),
      warnings: missingBuilds(folders),
      lost,
      async stop() {
        app.services.tickets.live.close();
        await listening.stop();
        await stopSample?.();
        await stopPlans();
        await stopWatching();
        await stopRetention();
        await stopUploads();
        if (stopKeeping) await stopKeeping();
        await stopSupport();
        await close();
        log.info('the collector has stopped', { url });
      },
    };
  } catch (error) {
    port.close();
    await opened?.close();
    throw error;
  }
}

interface Watched {
  stores: Opened['stores'];
  services: Services;
  timeZone: string;
  url: string;
  log: Log;
}

/** Looks after steps that are missed and figures that are watched, and tells of them. */
function startWatching(jobs: Jobs, { stores, services, timeZone, url, log }: Watched): () => Promise<void> {
  const { records } = stores;
  const clock = systemClock;
  const metrics = createMetrics(stores, timeZone, clock, (error) =>
    log.error('an app is missing in a letter of the overview', { error }),
  );
  const { mail, webhooks } = services;
  const stopHealthNews = startHealthNews(jobs, { records, metrics, mail, webhooks, clock, url }, log);
  const desk = createAlertDesk({ records, metrics, clock });
  const { members, mailings } = services;
  const stopAlerts = startAlerts(jobs, { records, members, desk, mail, webhooks, url }, log);
  const rollouts = createRolloutDesk({ records, services, metrics, clock, chance: systemChance });
  let drawing: Promise<Draw> | undefined;
  const draw = () =>
    (drawing ??= openDraw((error) => log.warn('mails have no pictures: resvg is not there', { error })));
  const links = mailings.links;
  const stopMailings = startMailings(
    jobs,
    { records, members, metrics, rollouts, mail, links, draw, clock, timeZone, url },
    log,
  );
  return async () => {
    await stopHealthNews();
    await stopAlerts();
    await stopMailings();
  };
}

/** Who rotates keys reads here when the old one can go. */
function tellResealed({ renewed, lost }: Resealed, log: Log): void {
  if (renewed > 0) log.info('secrets were sealed anew with the newest key', { count: renewed });
  if (lost > 0) log.warn('secrets are sealed with a key that is not in HANDRAIL_SECRET_KEYS', { count: lost });
}

/** A link that signs the first admin in, as long as they have no other way or where it is asked for. */
async function openingUrl({ members, signIn }: Services, dashboard: string, always: boolean): Promise<string> {
  const { password, passkeys, openid } = await members.firstAdmin();
  if (!always && (password !== null || passkeys.length > 0 || openid !== null)) return dashboard;
  return `${dashboard}#/sign-in/${await signIn.newLinkToken()}`;
}

/** Addresses that mean "every interface" are reached by the machine's own name. */
const shownHost = (host: string): string => {
  if (['127.0.0.1', '0.0.0.0', '::', '::1', 'localhost'].includes(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
};

function missingBuilds({ sdk, dashboard, editor }: Record<'sdk' | 'dashboard' | 'editor', string>): string[] {
  const missing = [
    ...(existsSync(join(sdk, 'handrail.js')) ? [] : ['The SDK']),
    ...(existsSync(join(dashboard, 'assets.json')) ? [] : ['The dashboard']),
    ...(existsSync(join(editor, 'assets.json')) ? [] : ['The editor']),
  ];
  return missing.map((what) => `${what} is not built: run "npm run build".`);
}

/** Where the built files of a sister package are, wherever npm put it. */
function distOf(name: 'sdk' | 'dashboard' | 'editor'): string {
  const file = findPackageJSON(`@handrail/${name}`, import.meta.url);
  if (file === undefined) throw new Error(`@handrail/${name} is not installed`);
  return join(dirname(file), 'dist');
}
