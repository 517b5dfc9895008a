import { join } from 'node:path';
import { CACHE } from '../config.ts';
import { openFolder } from './file-answer.ts';
import { notFound, problem } from './problem.ts';
import { route, type Route } from './route.ts';

/** The built SDK: the loader, asked for by each page, and its chunks, which are named by their content. */
export function sdkRoutes(dist: string): Route[] {
  const loader = openFolder(dist);
  const chunks = openFolder(join(dist, 'assets'));
  return [
    route(
      {
        method: 'GET',
        path: '/handrail.js',
        permission: 'public',
        summary: 'The script of the tag that a host page carries.',
        answers: { 200: { description: 'The loader' }, 503: { description: 'The SDK is not built' } },
      },
      async ({ request }) => {
        const headers = { 'cache-control': `public, max-age=${CACHE.loaderSeconds}` };
        const answer = await loader.answer(request, 'handrail.js', headers);
        return answer ?? problem(503, 'sdk-not-built', 'The SDK is not built: run "npm run build".');
      },
    ),
    route(
      {
        method: 'GET',
        path: '/assets/:file',
        permission: 'public',
        summary: 'A chunk of the SDK.',
        answers: { 200: { description: 'The chunk' }, 404: { description: 'No such chunk' } },
      },
      async ({ request, params: { file = '' } }) => {
        const headers = { 'cache-control': CACHE.forEver };
        return (await chunks.answer(request, file, headers)) ?? notFound('file with this name');
      },
    ),
  ];
}
