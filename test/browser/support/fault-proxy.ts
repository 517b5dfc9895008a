import { request as forward } from 'node:http';
import { listen, type Site } from './site.ts';

/** What happens to one request for `/v1/events`. */
export type Fault = 'pass' | 'unavailable' | 'reset' | 'lose-reply';

export interface FaultProxy extends Site {
  /** Which fault the next request meets. */
  decide: () => Fault;
  /** How often each was met. */
  met: Record<Fault, number>;
}

/** Stands between the page and the collector; all but events pass as they are. */
export async function serveFaults(collector: string): Promise<FaultProxy> {
  const met: Record<Fault, number> = { pass: 0, unavailable: 0, reset: 0, 'lose-reply': 0 };
  const site = await listen((request, response) => {
    const isEvents = request.method === 'POST' && request.url?.startsWith('/v1/events') === true;
    const fault = isEvents ? proxy.decide() : 'pass';
    if (isEvents) met[fault] += 1;
    if (fault === 'reset') return void request.socket.destroy();
    if (fault === 'unavailable') {
      request.resume();
      return void response
        .writeHead(503, { 'access-control-allow-origin': '*', 'retry-after': '0', 'content-type': 'text/plain' })
        .end('the collector is not there');
    }
    const upstream = forward(
      new URL(request.url ?? '/', collector),
      { method: request.method ?? 'GET', headers: request.headers },
      (answer) => {
        if (fault === 'lose-reply') {
          answer.resume();
          answer.on('end', () => request.socket.destroy());
          return;
        }
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    upstream.on('error', () => response.destroy());
    request.pipe(upstream);
  });
  const proxy: FaultProxy = { ...site, decide: () => 'pass', met };
  return proxy;
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
