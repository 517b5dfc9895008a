import { existsSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { createApp } from './app.ts';
import { systemClock } from './clock.ts';
import { readConfig, type Config, type Environment } from './config.ts';
import { openDataFolder } from './data-folder.ts';
import type { Site } from './http/site-files.ts';
import { consoleLog } from './log.ts';
import { openPort } from './server.ts';
import type { Services } from './services/index.ts';
import { systemChance } from './services/secrets.ts';
import type { Stores } from './services/stores.ts';
import { openSqliteEvents } from './store/events/sqlite/index.ts';
import { openPostgresStores } from './store/postgres/open-stores.ts';
import { openSqliteRecords } from './store/records/sqlite/index.ts';

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
}

export interface Collector {
  /** Where browsers reach it, without a slash at the end. */
  url: string;
  /** Signs the first admin in; holds once, and until the next start. */
  signInUrl: string;
  /** Addresses of the sites, in their order. */
  siteUrls: string[];
  /** What is missing, with the command that makes it; empty when everything is there. */
  warnings: string[];
  /** Lets requests finish, writes what is queued, closes the database. */
  stop(): Promise<void>;
}

/** Starts a collector with its data on disk. Throws a `StartError`, with a line for people, when it cannot. */
export async function startCollector(env: Environment, { sites = [], firstRun }: Extras = {}): Promise<Collector> {
  const config = readConfig(env);
  const port = await openPort(config.host, config.port);
  const url = config.publicUrl ?? `http://${shownHost(config.host)}:${port.port}`;
  let stores: Stores | undefined;
  try {
    stores = await openStores(config);
    const { records, events } = stores;
    const folders = { sdk: distOf('sdk'), dashboard: distOf('dashboard'), sites };
    const app = createApp({
      stores: { records, events },
      clock: systemClock,
      chance: systemChance,
      log: consoleLog,
      folders,
      publicUrl: url,
      adminToken: config.adminToken,
      timeZone: config.timeZone,
    });
    if ((await records.apps.list()).length === 0) await firstRun?.(app.services);
    const token = await app.services.signIn.newLinkToken();
    const listening = port.serve(app.fetch);
    return {
      url,
      signInUrl: `${url}/dashboard/#/sign-in/${token}`,
      siteUrls: sites.map((site) => url + site.path),
      warnings: missingBuilds(folders),
      async stop() {
        await listening.stop();
        await events.close();
        await records.close();
      },
    };
  } catch (error) {
    port.close();
    await stores?.events.close();
    await stores?.records.close();
    throw error;
  }
}

/** Where everything is kept: in a database that many collectors share, or in files that this one has to itself. */
async function openStores({ databaseUrl, dataFolder }: Config): Promise<Stores> {
  if (databaseUrl !== undefined) return openPostgresStores(databaseUrl);
  const files = openDataFolder(dataFolder);
  return { records: openSqliteRecords(files.records), events: openSqliteEvents(files.events) };
}

/** Addresses that mean "every interface" are reached by the machine's own name. */
const shownHost = (host: string): string => {
  if (['127.0.0.1', '0.0.0.0', '::', '::1', 'localhost'].includes(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
};

function missingBuilds({ sdk, dashboard }: { sdk: string; dashboard: string }): string[] {
  const missing = [
    ...(existsSync(join(sdk, 'handrail.js')) ? [] : ['The SDK']),
    ...(existsSync(join(dashboard, 'assets.json')) ? [] : ['The dashboard']),
  ];
  return missing.map((what) => `${what} is not built: run "npm run build".`);
}

/** Where the built files of a sister package are, wherever npm put it. */
function distOf(name: 'sdk' | 'dashboard'): string {
  const file = findPackageJSON(`@handrail/${name}`, import.meta.url);
  if (file === undefined) throw new Error(`@handrail/${name} is not installed`);
  return join(dirname(file), 'dist');
}
