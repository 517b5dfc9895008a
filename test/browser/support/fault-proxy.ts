import { request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import { listen, type Site } from './site.ts';
import { readBody } from './wire.ts';

/** What happens to one request for `/v1/events`. */
export type Fault =
  /** It passes as it is. */
  | 'pass'
  /** 503, 403, 400, 413 without a word of ours. */
  | 'unavailable'
  | 'forbidden'
  | 'malformed'
  | 'too-large'
  /** The connection is cut before anything is passed on, after half of the body, after the collector has stored it, or within its reply. */
  | 'reset'
  | 'cut-request'
  | 'lose-reply'
  | 'cut-reply'
  /** A page of somebody else answers, with 200. */
  | 'portal'
  /** Nobody answers. */
  | 'hang';

export interface SentEvent {
  eventId: string;
  name: string;
  at: number;
  seq?: number;
  ageMs?: number;
  sessionId: string;
  props?: Record<string, unknown>;
}

export interface SentBatch {
  sentAt: number;
  events: SentEvent[];
  /** By the clock of this process. */
  receivedAt: number;
  isPacked: boolean;
  bytes: number;
}

export interface FaultProxy extends Site {
  /** Which fault the next request meets. */
  decide: (batch: SentBatch) => Fault;
  /** How often each was met. */
  met: Partial<Record<Fault, number>>;
  /** Every batch that came, also in vain. */
  batches: SentBatch[];
  /** How many requests for events were under way at once, at most. */
  atOnce: number;
}

const STATUS: Partial<Record<Fault, number>> = {
  unavailable: 503,
  forbidden: 403,
  malformed: 400,
  'too-large': 413,
  portal: 200,
};

/** Stands between the page and the collector; all but events pass as they are. */
export async function serveFaults(collector: string): Promise<FaultProxy> {
  let underWay = 0;
  const site = await listen((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      const to = new URL(request.url ?? '/', collector);
      if (request.method !== 'POST' || to.pathname !== '/v1/events') return pass(request, body, response, to, 'pass');
      const batch = batchOf(body);
      proxy.batches.push(batch);
      proxy.atOnce = Math.max(proxy.atOnce, (underWay += 1));
      response.once('close', () => (underWay -= 1));
      const fault = proxy.decide(batch);
      proxy.met[fault] = (proxy.met[fault] ?? 0) + 1;
      meet(fault, request, body, response, to);
    });
  });
  const proxy: FaultProxy = { ...site, decide: () => 'pass', met: {}, batches: [], atOnce: 0 };
  return proxy;
}

function batchOf(body: Buffer): SentBatch {
  // The page's own form; what is not JSON fails the test that sent it.
  const { sentAt, events } = JSON.parse(readBody(body)) as SentBatch;
  return { sentAt, events, receivedAt: Date.now(), isPacked: body[0] === 0x1f, bytes: body.length };
}

function meet(fault: Fault, request: IncomingMessage, body: Buffer, response: ServerResponse, to: URL): void {
  if (fault === 'hang') return;
  if (fault === 'reset') return void request.socket.destroy();
  const status = STATUS[fault];
  if (status === undefined) return pass(request, body, response, to, fault);
  const headers = { 'access-control-allow-origin': '*', 'content-type': 'text/html', 'retry-after': '0' };
  response.writeHead(status, headers).end('<p>not the collector</p>');
}

function pass(
  { method = 'GET', headers, socket }: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
  to: URL,
  fault: Fault,
): void {
  const upstream = forward(to, { method, headers }, (answer) => {
    const parts: Buffer[] = [];
    answer.on('data', (part: Buffer) => parts.push(part));
    answer.on('end', () => {
      if (fault === 'lose-reply') return void socket.destroy();
      const reply = Buffer.concat(parts);
      const own = { ...answer.headers, 'content-length': reply.length };
      delete own['transfer-encoding'];
      response.writeHead(answer.statusCode ?? 502, own);
      if (fault !== 'cut-reply') return void response.end(reply);
      response.write(reply.subarray(0, reply.length >> 1), () => socket.destroy());
    });
  });
  upstream.on('error', () => socket.destroy());
  if (fault === 'cut-request')
    upstream.write(body.subarray(0, body.length >> 1), () => upstream.destroy(new Error('cut')));
  else upstream.end(body);
}

/** The same chances in every run: mulberry32. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
