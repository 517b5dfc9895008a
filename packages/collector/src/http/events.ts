import { batchResultSchema, batchSchema, LIMITS, problemSchema } from '@handrail/protocol/schema';
import type { Services } from '../services/index.ts';
import { json, problem, unknownAppKey } from './problem.ts';
import { bodyRoute, type Route } from './route.ts';

export function eventRoutes({ ingest }: Services): Route[] {
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
        403: { description: 'No app has this key', schema: problemSchema },
        413: { description: 'The body, the batch or all events are too large', schema: problemSchema },
        422: { description: 'The envelope is not valid', schema: problemSchema },
        503: { description: 'Cannot be stored now; send the same batch again later', schema: problemSchema },
      },
    },
    async (_, batch) => {
      if (batch.events.length > LIMITS.batchEvents) {
        const detail = `A batch may have at most ${LIMITS.batchEvents} events; send the rest in another.`;
        return problem(413, 'batch-too-large', detail);
      }
      const done = await ingest(batch);
      if ('result' in done) return json(202, done.result);
      if ('unknownAppKey' in done) return unknownAppKey();
      return problem(
        413,
        'event-too-large',
        `An event may have at most ${LIMITS.eventBytes} bytes; send less in props.`,
      );
    },
  );
  return [post];
}
