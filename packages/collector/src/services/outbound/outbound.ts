import type { LookupAddress } from 'node:dns';
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type BlockList, type LookupFunction } from 'node:net';
import { OUTBOUND_LIMITS } from '../../delivery-limits.ts';
import { mayAsk } from './addresses.ts';

/** Where we may go although it is not of the public net, for companies whose servers stand in their own. */
export interface OutboundRules {
  networks: BlockList;
  /** Beside 80 and 443. */
  ports: readonly number[];
}

interface OutboundRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  url: string;
  headers?: Readonly<Record<string, string>>;
  body?: string;
  /** At most; shorter than what is allowed to all. */
  timeMs?: number;
  /** How much of an answer is read. @default `OUTBOUND_LIMITS.answerBytes` */
  answerBytes?: number;
}

type OutboundFault = 'not-allowed' | 'unreachable' | 'too-slow' | 'too-large';
/** `reached`: somebody may have read the request. `detail` names no address that a name has led to, so that nobody can ask us what is where in our network. */
export type OutboundAnswer =
  | { status: number; headers: Readonly<Record<string, string>>; text: string }
  | { fault: OutboundFault; detail: string; reached?: true };

/** The one way by which the collector asks addresses that somebody has typed in. */
export interface Outbound {
  /** Why an address may not be asked; undefined when it may. To be asked when it is saved; asking looks again. */
  refuse(url: string): Promise<string | undefined>;
  /**
   * Asks once: each address that the name has is judged, and the connection goes to one of these and to no other. Redirects are not
   * followed. Never rejects.
   */
  ask(request: OutboundRequest): Promise<OutboundAnswer>;
}

/** All addresses of a name. */
export type Resolve = (name: string) => Promise<LookupAddress[]>;

type Way = { url: URL; addresses: LookupAddress[] } | Fault;

type Fault = Extract<OutboundAnswer, { fault: string }>;
const fault = (which: OutboundFault, detail: string, reached = false): Fault => ({
  ...{ fault: which, detail },
  ...(reached && { reached }),
});
const NOT_OURS = fault('not-allowed', 'leads into a network that we do not ask; see HANDRAIL_OUTBOUND_NETWORKS');

export function createOutbound({ networks, ports }: OutboundRules, resolve: Resolve): Outbound {
  const allowedPorts = [80, 443, ...ports];

  function read(text: string): URL | undefined {
    const url = URL.parse(text);
    if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return undefined;
    return url;
  }

  /** Where an address leads, now: what a name has may be another thing a moment later. */
  async function wayTo(text: string): Promise<Way> {
    const url = read(text);
    if (url === undefined) return fault('not-allowed', 'is not an address under http or https without a name in it');
    const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
    if (!allowedPorts.includes(port)) return fault('not-allowed', `has a port other than ${allowedPorts.join(', ')}`);
    const name = url.hostname.replace(/^\[|\]$/g, '');
    const family = isIP(name);
    const addresses = family === 0 ? await resolve(name).catch(() => []) : [{ address: name, family }];
    if (addresses.length === 0) return fault('unreachable', 'has a name that leads nowhere');
    const isOurs = addresses.every(({ address }) => mayAsk(address, networks));
    if (!isOurs) return NOT_OURS;
    // What is not of the public net is named by who runs the collector; everybody else is reached by TLS.
    const isInside = addresses.every(({ address }) => networks.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4'));
    if (url.protocol === 'http:' && !isInside) return fault('not-allowed', 'is not under https');
    return { url, addresses };
  }

  return {
    async refuse(text) {
      const way = await inTime(wayTo(text), OUTBOUND_LIMITS.timeMs);
      // A name that is not there today may be there when it is needed.
      return 'fault' in way && way.fault === 'not-allowed' ? way.detail : undefined;
    },
    async ask({ url: text, timeMs = OUTBOUND_LIMITS.timeMs, ...request }) {
      const began = performance.now();
      const way = await inTime(wayTo(text), timeMs);
      if ('fault' in way) return way;
      const left = Math.max(1, Math.ceil(timeMs - (performance.now() - began)));
      return send(way.url, way.addresses, request, left);
    },
  };
}

/** What comes in time; else that it did not. */
async function inTime(way: Promise<Way>, ms: number): Promise<Way> {
  const late = Promise.withResolvers<Way>();
  const timer = setTimeout(() => late.resolve(fault('too-slow', 'has a name that was not found in time')), ms);
  try {
    return await Promise.race([way, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

type Sending = Pick<OutboundRequest, 'method' | 'headers' | 'body' | 'answerBytes'>;

function send(
  url: URL,
  addresses: readonly LookupAddress[],
  { method, headers, body, answerBytes = OUTBOUND_LIMITS.answerBytes }: Sending,
  ms: number,
): Promise<OutboundAnswer> {
  const { promise, resolve } = Promise.withResolvers<OutboundAnswer>();
  const signal = AbortSignal.timeout(ms);
  const ask = url.protocol === 'https:' ? requestHttps : requestHttp;
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const options = {
    ...{ method, signal, lookup: pinnedTo(addresses), agent: false, maxHeaderSize: OUTBOUND_LIMITS.headerBytes },
    headers: { 'user-agent': 'Handrail', ...headers, ...length },
  };
  const request = ask(
    url,
    options,
    (answer) => void read(answer, answerBytes).then(resolve, (error: unknown) => fail(error)),
  );
  let reached = false;
  request.on('socket', (socket) => socket.once('connect', () => (reached = true)));
  const fail = (error: unknown): void =>
    resolve(
      signal.aborted
        ? fault('too-slow', `has not answered within ${Math.ceil(ms / 1_000)} s`, reached)
        : fault('unreachable', `does not answer (${codeOf(error)})`, reached),
    );
  request.on('error', fail);
  request.end(body);
  return promise;
}

async function read(answer: IncomingMessage, most: number): Promise<OutboundAnswer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  // Without an encoding a message comes in buffers.
  for await (const part of answer as AsyncIterable<Buffer>) {
    parts.push(part);
    bytes += part.length;
    // Leaving the loop closes the connection.
    if (bytes > most) return fault('too-large', `answers with more than ${most} bytes`, true);
  }
  const headers = Object.entries(answer.headers).map(([name, value]): [string, string] => [name, String(value)]);
  return {
    status: answer.statusCode ?? 0,
    headers: Object.fromEntries(headers),
    text: Buffer.concat(parts).toString('utf8'),
  };
}

/** Gives the addresses that were judged, whatever the name has by now. */
const pinnedTo =
  (addresses: readonly LookupAddress[]): LookupFunction =>
  (_, options, callback) => {
    if (options.all) return callback(null, [...addresses]);
    const [first] = addresses;
    callback(null, first?.address ?? '', first?.family);
  };

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'no reason was given';
