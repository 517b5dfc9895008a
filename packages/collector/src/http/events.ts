import type { BatchResult } from '@handrail/protocol';
import { batchResultSchema, batchSchema, LIMITS, problemSchema } from '@handrail/protocol/schema';
import { HTTP_LIMITS, STORE_LIMITS } from '../config.ts';
import { browserOf } from '../services/browser-of.ts';
import type { Services } from '../services/index.ts';
import { createIntake } from './intake.ts';
import { turnAway } from './page-gate.ts';
import { json, problem } from './problem.ts';
import { refusal, type readBytes } from './read-json.ts';
import { bytesRoute, type Call, type Route } from './route.ts';

export const EVENT_TYPES: readonly string[] = ['application/json', 'text/plain'];

/** A batch that came, however it came. */
interface BatchCall {
  header(name: 'origin' | 'content-encoding' | 'content-length' | 'user-agent'): string | null;
  read(): ReturnType<typeof readBytes>;
  cors: Call['cors'];
}

/** Takes a batch, or says by a problem document why not. */
export type AnswerBatch = (call: BatchCall) => Promise<{ result: BatchResult } | { problem: Response }>;

export function createAnswerBatch({ takeBatch }: Pick<Services, 'takeBatch'>): AnswerBatch {
  const intake = createIntake(HTTP_LIMITS.queuedBytes);
  return async ({ header, read, cors }) => {
    const share = intake.enter(header('content-length'));
    if (share === undefined) return { problem: overloaded() };
    try {
      const body = await read();
      if ('problem' in body) return body;
      const origin = header('origin');
      const taken = await takeBatch(body.bytes, header('content-encoding'), origin, browserOf(header('user-agent')));
      if ('turnedAway' in taken) return { problem: turnAway({ cors }, taken) };
      if ('refused' in taken) return { problem: refusal(taken.refused) };
      if (taken.isBound) cors.origin = origin ?? undefined;
      return { result: taken.result };
    } finally {
      share.leave();
    }
  };
}

export function eventRoutes(answerBatch: AnswerBatch): Route[] {
  const post = bytesRoute(
    {
      method: 'POST',
      path: '/v1/events',
      permission: 'app-key',
      summary:
        'Takes a batch of events; answers when the accepted ones are on disk. JSON, also as text/plain, also gzip.',
      body: {
        schema: batchSchema,
        bounds: { types: EVENT_TYPES, maxBytes: LIMITS.bodyBytes },
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
    async ({ request, cors }, read) => {
      const answered = await answerBatch({ header: (name) => request.headers.get(name), read, cors });
      return 'problem' in answered ? answered.problem : json(202, answered.result);
    },
  );
  return [post];
}

/** More than can be kept waiting; nothing of the request was read. */
function overloaded(): Response {
  const headers = { 'retry-after': String(STORE_LIMITS.retryAfterSeconds) };
  return problem(503, 'overloaded', 'Too much waits to be stored; send the same batch again later.', { headers });
}
