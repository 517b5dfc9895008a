import { articlePageSchema, helpIndexSchema, problemSchema } from '@handrail/protocol/schema';
import { CACHE } from '../config.ts';
import type { Services } from '../services/index.ts';
import { FOR_A_WHILE, noApp, often, taggedAnswer, unchanged } from './manifest.ts';
import { admitPage } from './page-gate.ts';
import { notFound, unknownAppKey } from './problem.ts';
import { route, type Route } from './route.ts';

const query = { appKey: 'the public key of the app', locale: 'the language of the visitor, such as de-AT' };

/** What the help panel reads, for SDKs. Nothing of it depends on who asks. */
export function helpRoutes({ help, admit }: Services): Route[] {
  const index = route(
    {
      method: 'GET',
      path: '/v1/help',
      permission: 'app-key',
      summary: 'What the help panel searches and offers: published articles without their bodies, and categories.',
      query,
      answers: {
        200: { description: 'The index', schema: helpIndexSchema },
        ...{ 304: unchanged, 403: noApp, 429: often },
      },
    },
    async (call) => {
      const appKey = call.query.get('appKey') ?? '';
      const admitted = await admitPage(admit, call, { appKey });
      if ('problem' in admitted) return admitted.problem;
      const found = await help.index(appKey, call.query.get('locale') ?? '');
      return found === undefined ? unknownAppKey() : taggedAnswer(call.request, found, FOR_A_WHILE);
    },
  );
  const article = route(
    {
      method: 'GET',
      path: '/v1/articles/:articleId/:version',
      permission: 'app-key',
      summary: 'One article as it was published, in one language; it never changes.',
      query,
      answers: {
        200: { description: 'The article', schema: articlePageSchema },
        ...{ 304: unchanged, 403: noApp, 429: often },
        404: { description: 'Visitors of the app have no such article', schema: problemSchema },
      },
    },
    async (call) => {
      const { request, query: asked, params } = call;
      const { articleId = '', version = '' } = params;
      const appKey = asked.get('appKey') ?? '';
      const admitted = await admitPage(admit, call, { appKey });
      if ('problem' in admitted) return admitted.problem;
      const number = /^[1-9]\d{0,8}$/.test(version) ? Number(version) : 0;
      const found = await help.article(appKey, articleId, number, asked.get('locale') ?? '');
      if (found === 'no-app') return unknownAppKey();
      if (found === 'no-article') return notFound('published article with this id and version');
      return taggedAnswer(request, found, CACHE.forEver);
    },
  );
  return [index, article];
}
