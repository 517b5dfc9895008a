import type { BatchResult } from '@handrail/protocol';
import { retryAfterMs } from './backoff.ts';

/** What became of one request. `undefined` stands for no answer at all: network, time-out, or a broken `fetch`. */
export interface Answer {
  status: number;
  retryAfter: string | null;
  body: unknown;
}

/** What to do after a request. */
export type Next =
  { do: 'forget'; result: BatchResult } | { do: 'divide' } | { do: 'wait'; ms?: number } | { do: 'rest' };

const isResult = (body: unknown): body is BatchResult =>
  typeof body === 'object' && body !== null && 'accepted' in body && typeof body.accepted === 'number';

/**
 * Events are forgotten only on a 2xx that says so in our own form: a captive portal answers 200, too. A refusal of the
 * whole batch (too large, malformed) divides it, so that one bad event never holds up its neighbours; a refusal of who
 * we are ends the attempts of this page; everything else is tried again later.
 */
export function nextAfter(answer: Answer | undefined, now: number): Next {
  if (!answer) return { do: 'wait' };
  const { status, body } = answer;
  if (status >= 200 && status < 300 && isResult(body)) return { do: 'forget', result: body };
  if (status === 413 || status === 400 || status === 422) return { do: 'divide' };
  if (status === 401 || status === 403) return { do: 'rest' };
  const ms = retryAfterMs(answer.retryAfter, now);
  return ms === undefined ? { do: 'wait' } : { do: 'wait', ms };
}
