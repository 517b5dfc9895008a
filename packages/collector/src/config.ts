import { BlockList } from 'node:net';
import { resolve } from 'node:path';
import { readNetworks as readList } from './client-address.ts';
import { readMailConfig } from './mail-config.ts';
import { LOG_LEVELS, type LogLevel } from './log.ts';
import { readGroups, readOpenId } from './openid-config.ts';
import type { GroupRole } from './services/group-roles.ts';
import type { OpenIdConfig } from './services/openid/provider.ts';
import type { MailConfig } from './services/mail/smtp.ts';
import type { OutboundRules } from './services/outbound/outbound.ts';
import { StartError } from './start-error.ts';
import { HOUR_MS, MINUTE_MS } from './clock.ts';

/** What a running collector is told once, at its start. Every default is in this file; limits are here and in the files called `*-limits.ts`. */
export interface Config {
  host: string;
  port: number;
  dataFolder: string;
  /** The PostgreSQL database that holds everything in the place of the data folder. It has a password in it. */
  databaseUrl: string | undefined;
  /** Where browsers reach the collector, when a reverse proxy stands before it. Without a slash at the end. */
  publicUrl: string | undefined;
  adminToken: string | undefined;
  /** Proxies that are believed when they say for whom they ask. */
  proxies: BlockList;
  /** Keys that seal what must be read again, the newest first; without any, one in the data folder is used. */
  secretKeys: string[];
  /** Whether a sign-in link is printed although the first admin can sign in without. */
  signInLink: boolean;
  timeZone: string;
  logLevel: LogLevel;
  /** The company's identity provider. */
  openid: OpenIdConfig | undefined;
  /** Which groups of the company's directory give which roles. */
  groupRoles: GroupRole[];
  /** Which addresses may be asked, beside those of the public net. */
  outbound: OutboundRules;
  /** How mails leave; without it none do. */
  mail: MailConfig | undefined;
  /** A clamd that looks at the files that visitors send. */
  clamd: { host: string; port: number } | undefined;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Bounds of the HTTP server. Events have their own in the protocol, since SDKs must know them. */
export const HTTP_LIMITS = {
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 30_000,
  /** From the first byte of a request to the first of its answer. */
  answerMs: 60_000,
  keepAliveTimeoutMs: 5_000,
  connectionsCheckMs: 1_000,
  maxHeaderBytes: 16_384,
  maxConnections: 10_000,
  /** A guide is the largest thing that a member sends. */
  managementBodyBytes: 1_048_576,
  /** Bodies of events on their way to the disk, unpacked and all together; past it requests are answered with 503. */
  queuedBytes: 64 * 1_048_576,
  /** Of browsers, on what the policy of our pages kept away; and how many of them get into the log. */
  reportBytes: 16_384,
  reports: { burst: 20, perSecond: 1 / 60 },
  /** What an SDK asks with: an app key and a visitor. */
  questionBytes: 4_096,
  /** A ticket with its context, or a question with the secrets of many. */
  ticketBytes: 262_144,
  /** Objects and lists within each other in anything that we parse. */
  managementDepth: 32,
  eventDepth: 8,
  /** Of a part of an address, and of each value in its query. */
  parameterLength: 200,
  /** Of each value that an identity provider sends the browser back with. */
  callbackLength: 8_192,
  drainMs: 10_000,
  drainCheckMs: 50,
} as const;

export const ACCESS_LIMITS = {
  adminTokenLength: 32,
  signInLinkMs: 24 * HOUR_MS,
  sessionMs: 7 * 24 * HOUR_MS,
  sessionIdleMs: 12 * HOUR_MS,
  /** A session's last use is written down this often, not at each request. */
  sessionTouchMs: 5 * MINUTE_MS,
  /** What changes how somebody signs in is taken only so soon after they did. */
  freshSessionMs: HOUR_MS,
  invitationMs: 24 * HOUR_MS,
  editLinkMs: 10 * MINUTE_MS,
  editSessionMs: 8 * HOUR_MS,
  challengeMs: 10 * MINUTE_MS,
  tokenDays: 365,
  recoveryCodes: 10,
} as const;

/** Guesses at sign-in: a few at once, then one now and then, whether or not there is such an account. */
export const GUESS_RATES = {
  account: { burst: 10, perSecond: 1 / 60 },
  address: { burst: 30, perSecond: 1 / 10 },
} as const;

/** What pages and programs may ask. Many people can share one address, so it is far above what a browser sends. */
export const REQUEST_RATES = {
  app: { burst: 20_000, perSecond: 2_000 },
  visitor: { burst: 1_000, perSecond: 20 },
  address: { burst: 2_000, perSecond: 200 },
} as const;

export const AUTHORING = {
  /** How long somebody counts as being at work on a draft after they last said so. */
  leaseMs: 90_000,
  /** How often plans are looked at whose time has come. */
  plansEveryMs: 10_000,
  /** How often steps are looked for that visitors did not get, for owners to be told. */
  healthEveryMs: 60_000,
} as const;

export const AUDIT_LIMITS = { page: 100, export: 50_000 } as const;

export const RECORD_LIMITS = {
  /** How long others wait for what is to be kept as a whole, before it is taken back. */
  togetherMs: 10_000,
} as const;

export const STORE_LIMITS = {
  /** How long a commit waits for company where the last one had any; an acknowledged event costs one fsync shared by all who queued. */
  groupCommitMs: 2,
  maxEventsPerCommit: 5_000,
  /** Above this size only the schema is read at start, not every page. */
  quickCheckBytes: 64 * 1_048_576,
  busyTimeoutMs: 5_000,
  dictionaryCache: 50_000,
  readyCacheMs: 1_000,
  retryAfterSeconds: 5,
} as const;

export const LOG_LIMITS = {
  /** Files of the log that are held open at a time. */
  openFiles: 64,
  /** For the pages of each of the two last weeks, which are written, and of each other file: so memory does not grow with the weeks. */
  cacheKilobytes: 16_384,
  restingCacheKilobytes: 2_048,
  /** Pages in a journal before they are copied into the file: pages that change at each commit are copied once for many. */
  checkpointPages: 4_000,
  /** Pieces of sets that the writer keeps in memory; emptied when full. */
  pieces: 10_000,
  /** Rows that are taken out in one transaction; events that come wait no longer than for one. */
  rowsAtOnce: 2_000,
  /** Rows that are counted in one transaction, and how long they wait for it when nobody asks. */
  rowsCountedAtOnce: 10_000,
  /** Zones of rows whose numbers are kept from storing to counting, each of 131 kB: of others they are read. */
  freshZones: 128,
  /** Rows that people may have of whom sessions are put together at a time, some 40 bytes for each that is a page; and how many are read at once. */
  rowsOfPart: 10_000_000,
  rowsReadAtOnce: 10_240,
  settleMs: 500,
  /** How long the ids of events that are gone are still refused. */
  pastMs: 31 * 24 * HOUR_MS,
} as const;

export const METRIC_LIMITS = {
  /** Of misses, and of shows, so many of the newest are looked at for why and where. */
  healthEvents: 1_000,
  /** Of each kind of event about articles, so many of the newest are counted. */
  articleEvents: 5_000,
  defaultDays: 28,
  maxDays: 400,
  /** Tickets, of which some 50 bytes are held, and help events of a name, that are looked at for the numbers of the service centre. */
  supportTickets: 1_000_000,
  supportEvents: 100_000,
  /** How many people each of two groups needs before they are compared, and how many comments of a survey are listed. */
  comparedPeople: 20,
  comments: 200,
  /** Longer trends have a point a week. */
  trendDays: 62,
  /** Questions about one app that a member keeps. */
  mostQuestions: 100,
  /** Rows of a ranking, and events of one page of a list. */
  defaultRows: 20,
  maxRows: 200,
} as const;

export const CACHE = {
  manifestSeconds: 30,
  staleSeconds: 86_400,
  loaderSeconds: 300,
  preflightSeconds: 7_200,
  forEver: 'public, max-age=31536000, immutable',
} as const;

/** A manifest above this size holds heads in the place of whole guides, which are then asked for one by one. */
export const MANIFEST_BYTES = 32_768;

/** Reads the environment; anything that cannot be meant is refused with a line that says what to write instead. */
export function readConfig(env: Environment): Config {
  return {
    host: text(env, 'HANDRAIL_HOST') ?? '127.0.0.1',
    port: readPort(text(env, 'HANDRAIL_PORT') ?? '4600'),
    dataFolder: resolve(text(env, 'HANDRAIL_DATA') ?? '.handrail'),
    databaseUrl: text(env, 'HANDRAIL_DATABASE_URL'),
    publicUrl: readPublicUrl(text(env, 'HANDRAIL_PUBLIC_URL')),
    adminToken: readAdminToken(text(env, 'HANDRAIL_ADMIN_TOKEN')),
    proxies: readNetworks('HANDRAIL_TRUSTED_PROXIES', text(env, 'HANDRAIL_TRUSTED_PROXIES')),
    secretKeys: readSecretKeys(text(env, 'HANDRAIL_SECRET_KEYS')),
    signInLink: text(env, 'HANDRAIL_SIGN_IN_LINK') === '1',
    timeZone: readTimeZone(text(env, 'HANDRAIL_TIME_ZONE')),
    logLevel: readLogLevel(text(env, 'HANDRAIL_LOG_LEVEL') ?? 'info'),
    openid: readOpenId(env),
    groupRoles: readGroups(env),
    mail: readMailConfig(env),
    outbound: {
      networks: readNetworks('HANDRAIL_OUTBOUND_NETWORKS', text(env, 'HANDRAIL_OUTBOUND_NETWORKS')),
      ports: readPorts(text(env, 'HANDRAIL_OUTBOUND_PORTS')),
    },
    clamd: readClamd(text(env, 'HANDRAIL_CLAMD')),
  };
}

/** An empty variable counts as one that is not set. */
function text(env: Environment, name: string): string | undefined {
  const value = env[name]?.trim();
  return value === '' ? undefined : value;
}

function readPort(value: string): number {
  const port = Number(value);
  if (/^\d+$/.test(value) && port <= 65_535) return port;
  throw new StartError(`HANDRAIL_PORT is not a port: write a number from 0 (any free port) to 65535.`);
}

function readClamd(value: string | undefined): Config['clamd'] {
  if (value === undefined) return undefined;
  const [, host = '', port = ''] = /^\[?([^\s\][]+?)\]?:(\d{1,5})$/.exec(value) ?? [];
  if (host !== '' && Number(port) > 0 && Number(port) <= 65_535) return { host, port: Number(port) };
  throw new StartError(
    'HANDRAIL_CLAMD is not the address of a clamd: write a host and a port, such as 127.0.0.1:3310.',
  );
}

function readPublicUrl(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const url = URL.parse(value);
  if (url !== null && /^https?:$/.test(url.protocol) && url.search === '' && url.hash === '' && url.username === '') {
    return url.href.replace(/\/+$/, '');
  }
  throw new StartError('HANDRAIL_PUBLIC_URL is not a web address: write one such as https://example.com/handrail.');
}

function readAdminToken(value: string | undefined): string | undefined {
  if (value === undefined || value.length >= ACCESS_LIMITS.adminTokenLength) return value;
  throw new StartError(
    `HANDRAIL_ADMIN_TOKEN is too short: use ${ACCESS_LIMITS.adminTokenLength} characters or more, for example from "openssl rand -hex 32".`,
  );
}

function readNetworks(name: string, value: string | undefined): BlockList {
  const networks = value === undefined ? new BlockList() : readList(value);
  if (networks !== undefined) return networks;
  throw new StartError(
    `${name} holds something that is no address: write addresses or networks, such as 10.0.0.0/8, with commas.`,
  );
}

function readPorts(value = ''): number[] {
  const ports = value.split(',').flatMap((one) => (one.trim() === '' ? [] : [one.trim()]));
  if (ports.every((port) => /^\d{1,5}$/.test(port) && Number(port) > 0 && Number(port) <= 65_535))
    return ports.map(Number);
  throw new StartError(
    'HANDRAIL_OUTBOUND_PORTS holds something that is no port: write numbers, such as 8443, with commas.',
  );
}

function readSecretKeys(value: string | undefined): string[] {
  const keys = (value ?? '').split(',').flatMap((one) => (one.trim() === '' ? [] : [one.trim()]));
  if (keys.every((key) => key.length >= ACCESS_LIMITS.adminTokenLength)) return keys;
  throw new StartError(
    `HANDRAIL_SECRET_KEYS holds a key that is too short: use ${ACCESS_LIMITS.adminTokenLength} characters or more for each, for example from "openssl rand -hex 32".`,
  );
}

function readTimeZone(value: string | undefined): string {
  try {
    return new Intl.DateTimeFormat('en', value === undefined ? {} : { timeZone: value }).resolvedOptions().timeZone;
  } catch {
    throw new StartError('HANDRAIL_TIME_ZONE is not a time zone: write a name such as Europe/Berlin or UTC.');
  }
}

function readLogLevel(value: string): LogLevel {
  const level = LOG_LEVELS.find((one) => one === value);
  if (level !== undefined) return level;
  throw new StartError(`HANDRAIL_LOG_LEVEL is not a level: write ${LOG_LEVELS.slice(0, -1).join(', ')} or debug.`);
}
