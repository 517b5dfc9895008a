import { parseJson } from '../core/json.ts';
import { attempt, type Platform } from '../core/platform.ts';
import type { Answer } from './answer.ts';

/** After this a request is given up; what it carried stays in the outbox. */
const REQUEST_TIMEOUT_MS = 10_000;

/** Sends a request, unless it is under way, and reads the whole answer; undefined when none came. It never rejects. */
export type Ask = (url: string, init?: RequestInit, underWay?: Promise<Response>) => Promise<Answer | undefined>;

/** A `fetch` that is missing, throws, never settles or trickles counts as no answer. `ended` gives up what is under way. */
export function createAsk({ fetch: request, after }: Pick<Platform, 'fetch' | 'after'>, ended: AbortSignal): Ask {
  return (url, init, underWay) =>
    new Promise((resolve) => {
      if (!request || ended.aborted) return resolve(undefined);
      const abort = new AbortController();
      const settle = (answer?: Answer): void => {
        stopTimer();
        attempt(() => ended.removeEventListener('abort', giveUp)); // which a page may have broken
        resolve(answer);
      };
      const giveUp = (): void => {
        settle();
        abort.abort();
      };
      const stopTimer = after(REQUEST_TIMEOUT_MS, giveUp);
      ended.addEventListener('abort', giveUp);
      const { signal } = abort;
      const send = () => request(url, { credentials: 'omit', referrerPolicy: 'no-referrer', ...init, signal });
      read(() => underWay ?? send()).then(settle, () => settle());
    });
}

async function read(request: () => Promise<Response>): Promise<Answer> {
  const response = await request();
  const text = await response.text();
  let body: unknown;
  try {
    body = parseJson(text);
  } catch {
    // Not JSON, so not ours: the status alone decides.
  }
  return { status: response.status, retryAfter: response.headers.get('retry-after'), body };
}
