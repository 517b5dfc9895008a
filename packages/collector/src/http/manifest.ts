import { manifestSchema, problemSchema } from '@handrail/protocol/schema';
import { CACHE } from '../config.ts';
import type { Services } from '../services/index.ts';
import { matchesTag } from './matches-tag.ts';
import { problem } from './problem.ts';
import { route, type Route } from './route.ts';

export function manifestRoutes({ manifests }: Services): Route[] {
  const get = route(
    {
      method: 'GET',
      path: '/v1/manifest',
      permission: 'app-key',
      summary: 'The published guides of an app, for SDKs.',
      query: { appKey: 'the public key of the app' },
      answers: {
        200: { description: 'The manifest', schema: manifestSchema },
        304: { description: 'Unchanged since the version whose ETag was sent' },
        403: { description: 'No app has this key', schema: problemSchema },
      },
    },
    async ({ request, query }) => {
      const manifest = await manifests.ofKey(query.get('appKey') ?? '');
      if (manifest === undefined) {
        return problem(403, 'unknown-app-key', 'No app has this key; look it up in the dashboard.');
      }
      const headers = { etag: manifest.etag, 'cache-control': `public, max-age=${CACHE.manifestSeconds}` };
      if (matchesTag(request, manifest.etag)) return new Response(null, { status: 304, headers });
      return new Response(manifest.text, { status: 200, headers: { 'content-type': 'application/json', ...headers } });
    },
  );
  return [get];
}
