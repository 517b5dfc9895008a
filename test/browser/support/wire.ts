import { request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { listen, type Site } from './site.ts';

/** A batch of events as a browser has sent it. */
export interface Batch {
  /** Of the page. */
  origin: string | undefined;
  body: string;
}

/** The text of a body, which pages pack when it is long. */
export const readBody = (body: Buffer): string => (body[0] === 0x1f ? gunzipSync(body) : body).toString('utf8');

const listeners = new Set<(batch: Batch) => void>();

/** Hears every batch that comes to a collector of this process. */
export function onBatch(listener: (batch: Batch) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Stands before a collector and tells what events come to it: over WebDriver BiDi a request is told of without its body.
 * Everything passes as it is.
 */
export const serveWire = (target: string): Promise<Site> =>
  listen((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      if (request.method === 'POST' && request.url?.startsWith('/v1/events'))
        for (const tell of listeners) tell({ origin: request.headers.origin, body: readBody(body) });
      pass(request, body, response, new URL(request.url ?? '/', target));
    });
  });

function pass({ method = 'GET', headers }: IncomingMessage, body: Buffer, response: ServerResponse, to: URL): void {
  const upstream = forward(to, { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  upstream.on('error', () => response.destroy());
  upstream.end(body);
}
