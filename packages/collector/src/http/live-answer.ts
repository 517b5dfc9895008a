import { LIVE_LIMITS } from '../ticket-limits.ts';
import type { Live, LiveNews } from '../services/tickets/live.ts';
import { problem } from './problem.ts';

const encoder = new TextEncoder();
const BEATS = LIVE_LIMITS.lifeMs / LIVE_LIMITS.beatMs;
const COMMENT = encoder.encode(':\n\n');
const HELLO = encoder.encode('retry: 5000\n:\n\n');

/** One event as browsers read it. Data in JSON has no line breaks. */
export const eventOf = (name: string, data: object): string => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;

/**
 * A stream of what is news for somebody, in the form of server-sent events. It lives for some minutes, so that whoever lost a
 * right hears nothing for long; whoever does not read what waits is sent away.
 */
export function liveAnswer(
  live: Live,
  { who, most }: { who: string; most: number },
  hear: (news: LiveNews) => string | undefined,
): Response {
  let leave: (() => void) | undefined;
  let beats = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const end = (): void => {
          leave?.();
          leave = undefined;
          controller.close();
        };
        const send = (bytes: Uint8Array): void => {
          if (leave === undefined) return;
          if ((controller.desiredSize ?? 0) <= 0) end();
          else controller.enqueue(bytes);
        };
        leave = live.open(
          {
            who,
            end,
            beat() {
              beats += 1;
              if (beats >= BEATS) end();
              else send(COMMENT);
            },
            hear(news) {
              const text = hear(news);
              if (text !== undefined) send(encoder.encode(text));
            },
          },
          most,
        );
        send(HELLO);
      },
      cancel: () => leave?.(),
    },
    { highWaterMark: LIVE_LIMITS.waitingBytes, size: (bytes) => bytes?.byteLength ?? 0 },
  );
  if (leave === undefined) {
    const headers = { 'retry-after': '30' };
    return problem(503, 'too-many-streams', 'Too many listen already; ask now and then instead.', { headers });
  }
  const headers = { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' };
  return new Response(body, { headers });
}
