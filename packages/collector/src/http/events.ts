import { batchResultSchema, batchSchema, LIMITS, problemSchema } from '@handrail/protocol/schema';
import type { Services } from '../services/index.ts';
import type { PageGate } from './page-gate.ts';
import { json, problem } from './problem.ts';
import { bodyRoute, type Route } from './route.ts';

export function eventRoutes({ ingest }: Services, pages: PageGate): Route[] {
  const post = bodyRoute(
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
        503: { description: 'Cannot be stored now; send the same batch again later', schema: problemSchema },
      },
    },
    async (call, batch) => {
      if (batch.events.length > LIMITS.batchEvents) {
        const detail = `A batch may have at most ${LIMITS.batchEvents} events; send the rest in another.`;
        return problem(413, 'batch-too-large', detail);
      }
      const admitted = await pages.admit(call, batch.appKey, visitorOf(batch.events[0]));
      if ('problem' in admitted) return admitted.problem;
      const done = await ingest(admitted.app, batch);
      if ('result' in done) return json(202, done.result);
      return problem(
        413,
        'event-too-large',
        `An event may have at most ${LIMITS.eventBytes} bytes; send less in props.`,
      );
    },
  );
  return [post];
}

/** Whose events a batch begins with; a browser sends those of one visitor. */
function visitorOf(event: unknown): string | undefined {
  if (typeof event !== 'object' || event === null || !('visitorId' in event)) return undefined;
  return typeof event.visitorId === 'string' ? event.visitorId.slice(0, 128) : undefined;
}
