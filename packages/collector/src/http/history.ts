import { historyQuestionSchema, historySchema, problemSchema } from '@handrail/protocol/schema';
import { HTTP_LIMITS } from '../config.ts';
import type { Services } from '../services/index.ts';
import { json, unknownAppKey } from './problem.ts';
import { bodyRoute, type Route } from './route.ts';

export function historyRoutes({ history }: Services): Route[] {
  const post = bodyRoute(
    {
      method: 'POST',
      path: '/v1/history',
      permission: 'app-key',
      summary: 'What a visitor did with the guides of an app, for SDKs. By POST, so that the visitor stands in no log.',
      body: {
        schema: historyQuestionSchema,
        // As text/plain, a browser need not ask first.
        bounds: { types: ['application/json', 'text/plain'], maxBytes: HTTP_LIMITS.questionBytes, maxDepth: 1 },
        code: 'invalid-question',
      },
      answers: {
        200: { description: 'The history; of somebody unknown it is empty', schema: historySchema },
        403: { description: 'No app has this key', schema: problemSchema },
        413: { description: 'The body is too large', schema: problemSchema },
        422: { description: 'The question is not valid', schema: problemSchema },
        503: { description: 'Cannot be read now; ask again later', schema: problemSchema },
      },
    },
    async (_, { appKey, visitorId }) => {
      const guides = await history(appKey, visitorId);
      return guides === undefined ? unknownAppKey() : json(200, { guides });
    },
  );
  return [post];
}
