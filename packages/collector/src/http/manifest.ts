import { guideVersionSchema, manifestSchema, problemSchema } from '@handrail/protocol/schema';
import { CACHE } from '../config.ts';
import type { Services } from '../services/index.ts';
import { matchesTag } from './matches-tag.ts';
import { admitPage } from './page-gate.ts';
import { notFound, unknownAppKey } from './problem.ts';
import { route, type Route } from './route.ts';

// Past its time it is used once more while the next one is fetched, so that no guide waits for us.
export const FOR_A_WHILE = `public, max-age=${CACHE.manifestSeconds}, stale-while-revalidate=${CACHE.staleSeconds}`;
const query = { appKey: 'the public key of the app' };
export const unchanged = { description: 'Unchanged since the version whose ETag was sent' };
export const noApp = { description: 'No app has this key, or not for this origin', schema: problemSchema };
export const often = { description: 'Too many requests; ask again after Retry-After', schema: problemSchema };

export function manifestRoutes({ manifests, admit }: Services): Route[] {
  const manifest = route(
    {
      method: 'GET',
      path: '/v1/manifest',
      permission: 'app-key',
      summary: 'The published guides of an app, for SDKs; where they are many, their heads.',
      query,
      answers: { 200: { description: 'The manifest', schema: manifestSchema }, 304: unchanged, 403: noApp, 429: often },
    },
    async (call) => {
      const appKey = call.query.get('appKey') ?? '';
      const admitted = await admitPage(admit, call, { appKey });
      if ('problem' in admitted) return admitted.problem;
      const found = await manifests.ofKey(appKey);
      if (found === undefined) return unknownAppKey();
      return taggedAnswer(call.request, found, FOR_A_WHILE);
    },
  );
  const guide = route(
    {
      method: 'GET',
      path: '/v1/guides/:guideId/:version',
      permission: 'app-key',
      summary: 'One guide as it was published; it never changes.',
      query,
      answers: {
        200: { description: 'The guide', schema: guideVersionSchema },
        304: unchanged,
        403: noApp,
        429: often,
        404: { description: 'The app never published this version of such a guide', schema: problemSchema },
      },
    },
    async (call) => {
      const { request, query: asked, params } = call;
      const { guideId = '', version = '' } = params;
      const admitted = await admitPage(admit, call, { appKey: asked.get('appKey') ?? '' });
      if ('problem' in admitted) return admitted.problem;
      const number = /^[1-9]\d{0,8}$/.test(version) ? Number(version) : 0;
      const found = await manifests.guide(asked.get('appKey') ?? '', guideId, number);
      if (found === 'no-app') return unknownAppKey();
      if (found === 'no-guide') return notFound('published guide with this id and version');
      return taggedAnswer(request, found, CACHE.forEver);
    },
  );
  return [manifest, guide];
}

/** An answer that a page may keep; one that it has already is not sent again. */
export function taggedAnswer(
  request: Request,
  { text, etag }: { text: string; etag: string },
  cacheControl: string,
): Response {
  const headers = { etag, 'cache-control': cacheControl };
  if (matchesTag(request, etag)) return new Response(null, { status: 304, headers });
  return new Response(text, { status: 200, headers: { 'content-type': 'application/json', ...headers } });
}
