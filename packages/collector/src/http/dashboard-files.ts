import { join } from 'node:path';
import { CACHE } from '../config.ts';
import { newSecret, type Chance } from '../services/secrets.ts';
import { builtPage, scriptOf } from './built-page.ts';
import { openFolder } from './file-answer.ts';
import { pagePolicy } from './page-policy.ts';
import { notFound, problem } from './problem.ts';
import { route, type Route, type RouteFacts } from './route.ts';

/** The built dashboard: one page, made for each request as its policy carries a nonce, and files named by their content. */
export function dashboardRoutes(dist: string, chance: Chance, openid?: string): Route[] {
  const files = openFolder(join(dist, 'assets'));
  const facts = (path: string, summary: string): RouteFacts => ({
    method: 'GET',
    path,
    permission: 'public',
    summary,
    answers: { 200: { description: 'The file' }, 302: { description: 'It is elsewhere' } },
  });
  // Relative, so that it holds behind a reverse proxy that serves us under a path.
  const toDashboard = (): Response => new Response(null, { status: 302, headers: { location: 'dashboard/' } });

  return [
    route(facts('/', 'Leads to the dashboard.'), toDashboard),
    route(facts('/dashboard', 'Leads to the dashboard.'), toDashboard),
    route(facts('/dashboard/', 'The page of the dashboard.'), async () => {
      const script = await scriptOf(dist);
      if (script === undefined)
        return problem(503, 'dashboard-not-built', 'The dashboard is not built: run "npm run build".');
      const nonce = newSecret(chance);
      return new Response(builtPage({ script, nonce, facts: { ...(openid !== undefined && { openid }) } }), {
        headers: {
          'content-type': 'text/html; charset=utf-8',
          'cache-control': 'no-store',
          ...pagePolicy({ nonce, up: '../' }),
          'x-frame-options': 'DENY',
        },
      });
    }),
    route(facts('/dashboard/assets/:file', 'A file of the dashboard.'), async ({ request, params: { file = '' } }) => {
      const headers = { 'cache-control': CACHE.forEver };
      return (await files.answer(request, file, headers)) ?? notFound('file with this name');
    }),
  ];
}
