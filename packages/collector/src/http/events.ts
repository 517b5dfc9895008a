import { batchResultSchema, batchSchema, LIMITS, problemSchema } from '@handrail/protocol/schema';
import { HTTP_LIMITS, STORE_LIMITS } from '../config.ts';
import { browserOf } from '../services/browser-of.ts';
import type { Services } from '../services/index.ts';
import { createIntake } from './intake.ts';
import { turnAway } from './page-gate.ts';
import { json, problem } from './problem.ts';
import { refusal } from './read-json.ts';
import { bytesRoute, type Route } from './route.ts';

export function eventRoutes({ takeBatch }: Services): Route[] {
  const intake = createIntake(HTTP_LIMITS.queuedBytes);
  const post = bytesRoute(
    {
      method: 'POST',
      path: '/v1/events',
      permission: 'app-key',
      summary:
        'Takes a batch of events; answers when the accepted ones are on disk. JSON, also as text/plain, also gzip.',
      body: {
        schema: batchSchema,
        bounds: { types: ['application/json', 'text/plain'], maxBytes: LIMITS.bodyBytes },
        code: 'invalid-batch',
      },
      answers: {
        202: { description: 'What became of the batch', schema: batchResultSchema },
        403: { description: 'No app has this key, or not for this origin', schema: problemSchema },
        413: { description: 'The body, the batch or all events are too large', schema: problemSchema },
        422: { description: 'The envelope is not valid', schema: problemSchema },
        429: { description: 'Too many requests; send the same batch after Retry-After', schema: problemSchema },
        503: {
          description: 'Cannot be stored now, or too much waits; send the same batch again later',
          schema: problemSchema,
        },
      },
    },
    async (call, read) => {
      const { headers } = call.request;
      const origin = headers.get('origin');
      const encoding = headers.get('content-encoding');
      const share = intake.enter(headers.get('content-length'));
      if (share === undefined) return overloaded();
      try {
        const body = await read();
        if ('problem' in body) return body.problem;
        const taken = await takeBatch(body.bytes, encoding, origin, browserOf(headers.get('user-agent')));
        if ('turnedAway' in taken) return turnAway(call, taken);
        if ('refused' in taken) return refusal(taken.refused);
        if (taken.isBound) call.cors.origin = origin ?? undefined;
        return json(202, taken.result);
      } finally {
        share.leave();
      }
    },
  );
  return [post];
}

/** More than can be kept waiting; nothing of the request was read. */
function overloaded(): Response {
  const headers = { 'retry-after': String(STORE_LIMITS.retryAfterSeconds) };
  return problem(503, 'overloaded', 'Too much waits to be stored; send the same batch again later.', { headers });
}
