import { historyQuestionSchema, historySchema, problemSchema } from '@handrail/protocol/schema';
import { HTTP_LIMITS } from '../config.ts';
import type { Services } from '../services/index.ts';
import { admitPage } from './page-gate.ts';
import { json, problem } from './problem.ts';
import { bodyRoute, type Route } from './route.ts';

export function historyRoutes({ history, admit }: Services): Route[] {
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
        403: { description: 'No app has this key, not for this origin, or not without a token', schema: problemSchema },
        413: { description: 'The body is too large', schema: problemSchema },
        422: { description: 'The question is not valid', schema: problemSchema },
        429: { description: 'Too many requests; ask again after Retry-After', schema: problemSchema },
        503: { description: 'Cannot be read now; ask again later', schema: problemSchema },
      },
    },
    async (call, question) => {
      const admitted = await admitPage(admit, call, question);
      if ('problem' in admitted) return admitted.problem;
      const guides = await history(admitted, question.visitorId);
      if (guides !== 'identity-needed') return json(200, { guides });
      return problem(403, 'identity-needed', 'This app tells only visitors whose server has signed who they are.');
    },
  );
  return [post];
}
