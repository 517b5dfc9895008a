import { join } from 'node:path';
import { CACHE } from '../config.ts';
import { newSecret, type Chance } from '../services/secrets.ts';
import type { Services } from '../services/index.ts';
import { builtPage, scriptOf } from './built-page.ts';
import { openFolder } from './file-answer.ts';
import { pagePolicy } from './page-policy.ts';
import { notFound, problem, unknownAppKey } from './problem.ts';
import { route, type Route } from './route.ts';

const QUERY = { app: "the app's public key" };

/** The built editor: what runs in the page, and the document of the panels, which pages of the app may frame. */
export function editingFileRoutes(dist: string, { apps, editLinks }: Services, chance: Chance): Route[] {
  const files = openFolder(dist);
  const chunks = openFolder(join(dist, 'assets'));
  const notBuilt = () => problem(503, 'editor-not-built', 'The editor is not built: run "npm run build".');
  const facts = { method: 'GET', permission: 'public' } as const;
  const answers = { 200: { description: 'The file' }, 503: { description: 'The editor is not built' } };
  return [
    route(
      { ...facts, path: '/edit/glass.js', summary: 'What the editor does in the page itself.', answers },
      async ({ request }) => {
        const headers = { 'cache-control': `public, max-age=${CACHE.loaderSeconds}` };
        return (await files.answer(request, 'glass.js', headers)) ?? notBuilt();
      },
    ),
    route(
      { ...facts, path: '/edit/assets/:file', summary: 'A chunk of the editor.', answers },
      async ({ request, params: { file = '' } }) => {
        const headers = { 'cache-control': CACHE.forEver };
        return (await chunks.answer(request, file, headers)) ?? notFound('file with this name');
      },
    ),
    route(
      {
        ...{ ...facts, path: '/edit/frame', query: QUERY },
        ...{ summary: 'The panels of the editor, which hold the session.', permission: 'app-key' },
        answers: { ...answers, 403: { description: 'No app has this key' } },
      },
      async ({ query }) => {
        const keyed = await apps.ofKey(query.get('app') ?? '');
        if (keyed === undefined) return unknownAppKey();
        const { app } = keyed;
        const script = await scriptOf(dist);
        if (script === undefined) return notBuilt();
        const nonce = newSecret(chance);
        const origins = (await editLinks.origins(app)).filter((origin) => origin !== 'null');
        return new Response(builtPage({ script, nonce, facts: { origins: (app.origins ?? []).join(' ') } }), {
          headers: {
            'content-type': 'text/html; charset=utf-8',
            'cache-control': 'no-store',
            ...pagePolicy({ nonce, up: '../', images: 'data: blob:', ancestors: ["'self'", ...origins] }),
          },
        });
      },
    ),
  ];
}
