import { join } from 'node:path';
import Type from 'typebox';
import { problemSchema } from '@handrail/protocol/schema';
import { CACHE } from '../config.ts';
import { openFolder, type Folder } from './file-answer.ts';
import { notFound, problem } from './problem.ts';
import { route, type Route } from './route.ts';

const integritySchema = Type.Object({
  /** The script of the tag under the name of its content. */
  loader: Type.String(),
  /** Each file, seen from the folder of the collector, with its hash as browsers take it. */
  files: Type.Record(Type.String(), Type.String({ pattern: '^sha384-[A-Za-z0-9+/]{64}$' })),
});
const notBuilt = (): Response => problem(503, 'sdk-not-built', 'The SDK is not built: run "npm run build".');

/** What every file of the SDK must be, for pages that take nothing else. */
export function integrityRoute(dist: string): Route {
  const files = openFolder(dist);
  return route(
    {
      method: 'GET',
      path: '/v1/sdk/integrity.json',
      permission: 'public',
      summary: 'The hashes of the SDK’s files, for integrity attributes and import maps.',
      answers: {
        200: { description: 'The list', schema: integritySchema },
        503: { description: 'The SDK is not built', schema: problemSchema },
      },
    },
    async ({ request }) =>
      (await files.answer(request, 'integrity.json', { 'cache-control': 'no-cache' })) ?? notBuilt(),
  );
}

/**
 * The built SDK: the loader, asked for by each page, and what is named by its content. Of that, what this release has no more comes
 * from the earlier ones: pages that are open, and tags with an integrity attribute, still ask for it.
 */
export function sdkRoutes(dist: string, earlier?: string): Route[] {
  const [loader, chunks] = [openFolder(dist), openFolder(join(dist, 'assets'))];
  const [loaders, chunksBefore] =
    earlier === undefined ? [] : [openFolder(earlier), openFolder(join(earlier, 'assets'))];
  const byContent = async (request: Request, file: string, now: Folder, before?: Folder): Promise<Response> => {
    const headers = { 'cache-control': CACHE.forEver };
    const answer = (await now.answer(request, file, headers)) ?? (await before?.answer(request, file, headers));
    return answer ?? notFound('file with this name');
  };
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
        return answer ?? notBuilt();
      },
    ),
    route(
      {
        method: 'GET',
        path: '/:file{handrail-[\\w-]+\\.js}',
        permission: 'public',
        summary: 'The same script under the name of its content, for tags with an integrity attribute.',
        answers: { 200: { description: 'The loader' }, 404: { description: 'No release of the last time had it' } },
      },
      ({ request, params: { file = '' } }) => byContent(request, file, loader, loaders),
    ),
    route(
      {
        method: 'GET',
        path: '/assets/:file',
        permission: 'public',
        summary: 'A chunk of the SDK.',
        answers: { 200: { description: 'The chunk' }, 404: { description: 'No such chunk' } },
      },
      ({ request, params: { file = '' } }) => byContent(request, file, chunks, chunksBefore),
    ),
  ];
}
