import type { IncomingMessage, ServerResponse } from 'node:http';
import { LIMITS } from '@handrail/protocol/schema';
import { HTTP_LIMITS } from '../config.ts';
import type { Begun, Dress } from './dress.ts';
import { EVENT_TYPES, type AnswerBatch } from './events.ts';
import { JSON_HEADERS } from './problem.ts';
import { incomplete, mediaTypeOf, type Read } from './read-json.ts';
import { withinTime } from './within-time.ts';

/** Answers a request where it can, before anything is made of it; what it leaves is for the table of routes. */
export type Directly = (
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  addressOf: (incoming: IncomingMessage) => string | undefined,
) => boolean;

const PATH = '/v1/events';
const HOST = /^[\w.:[\]-]+$/;
/** Apps have few origins; whatever comes beyond is worked out each time. */
const MOST_ORIGINS = 1_000;

/**
 * Batches of events as pages send them, whose bytes are declared: most of what comes. A `Request` and a `Response` would cost more
 * than taking ten events does. Rules, limits and words are those of the route.
 */
export function createEventsDirectly(answerBatch: AnswerBatch, dress: Dress): Directly {
  const kept = new Map<string | undefined, readonly string[]>();

  /** The headers of every 202 to pages of one origin, as Node takes them. */
  function headersFor({ cors }: Begun): readonly string[] {
    const before = kept.get(cors.origin);
    if (before !== undefined) return before;
    const headers = new Headers(JSON_HEADERS);
    dress.putOn(PATH, headers, cors);
    const list = [...headers].flat();
    if (kept.size < MOST_ORIGINS) kept.set(cors.origin, list);
    return list;
  }

  async function answer(incoming: IncomingMessage, size: number, begun: Begun): Promise<Response | string> {
    const { headers } = incoming;
    try {
      const answered = await answerBatch({
        header: (name) => headers[name] ?? null,
        read: () => readDeclared(incoming, size),
        cors: begun.cors,
      });
      return 'problem' in answered ? answered.problem : JSON.stringify(answered.result);
    } catch (error) {
      return dress.failed(error, begun);
    }
  }

  async function send(outgoing: ServerResponse, done: Response | string, begun: Begun): Promise<void> {
    const { requestId } = begun.asked;
    if (typeof done === 'string') {
      const length = String(Buffer.byteLength(done));
      outgoing.writeHead(202, [...headersFor(begun), 'x-request-id', requestId, 'content-length', length]);
      outgoing.end(done);
      return dress.ended(begun, 202);
    }
    dress.putOn(PATH, done.headers, begun.cors);
    done.headers.set('x-request-id', requestId);
    const body = await done.text();
    outgoing.writeHead(done.status, [...done.headers, ['content-length', String(Buffer.byteLength(body))]].flat());
    outgoing.end(body);
    dress.ended(begun, done.status);
  }

  return (incoming, outgoing, addressOf) => {
    const size = sizeOf(incoming);
    if (size === undefined) return false;
    const begun = dress.begin('POST', addressOf(incoming));
    begun.asked.route = PATH;
    const answered = begun.tooOften ?? withinTime(answer(incoming, size, begun), HTTP_LIMITS.answerMs);
    void Promise.resolve(answered)
      .then((done) => send(outgoing, done, begun))
      // What was not read is let go, so that the connection can be used again.
      .finally(() => incoming.resume());
    return true;
  };
}

/** The declared bytes of a batch; undefined for whatever else a request may be. */
function sizeOf({ method, url, headers }: IncomingMessage): number | undefined {
  if (url !== PATH || method !== 'POST') return undefined;
  const length = headers['content-length'];
  if (length === undefined || !/^\d{1,9}$/.test(length) || Number(length) > LIMITS.bodyBytes) return undefined;
  if (headers['transfer-encoding'] !== undefined || headers.expect !== undefined) return undefined;
  if (!HOST.test(headers.host ?? '')) return undefined;
  return EVENT_TYPES.includes(mediaTypeOf(headers['content-type'] ?? '')) ? Number(length) : undefined;
}

/** In a memory of its own, as it goes to another thread. */
function readDeclared(incoming: IncomingMessage, size: number): Promise<Read<{ bytes: Uint8Array<ArrayBuffer> }>> {
  return new Promise((resolve) => {
    const bytes = new Uint8Array(size);
    let at = 0;
    incoming.on('data', (part: Buffer) => {
      // Node reads no more than was declared.
      bytes.set(part, at);
      at += part.length;
    });
    incoming.on('end', () => resolve({ bytes }));
    const cut = (): void => {
      if (!incoming.complete) resolve(incomplete());
    };
    incoming.on('error', cut).on('close', cut);
  });
}
