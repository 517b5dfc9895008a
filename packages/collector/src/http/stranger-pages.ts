import { newSecret, type Chance } from '../services/secrets.ts';
import { builtPage, scriptOf } from './built-page.ts';
import { pagePolicy } from './page-policy.ts';
import { problem } from './problem.ts';
import { UNLISTED } from './rollout-reports.ts';
import { route, type Route, type RouteFacts } from './route.ts';

/** Pages of the dashboard's script that know no session; what opens them stands behind their `#`. */
const PAGES = {
  report: 'The page on which a link opens a report.',
  mailing: 'The page on which somebody leaves a report that comes by mail.',
} as const;

export const strangerPageRoutes = (dist: string, chance: Chance): Route[] => [
  ...pageRoutes('report', dist, chance),
  ...pageRoutes('mailing', dist, chance),
];

function pageRoutes(page: keyof typeof PAGES, dist: string, chance: Chance): Route[] {
  const facts = (path: string, summary: string): RouteFacts => ({
    ...{ method: 'GET', path, permission: 'public', summary },
    answers: { 200: { description: 'The page' }, 302: { description: 'It is elsewhere' } },
  });
  return [
    route(
      facts(`/${page}`, 'Leads to the page.'),
      () =>
        // Relative, so that it holds behind a reverse proxy that serves us under a path.
        new Response(null, { status: 302, headers: { location: `${page}/` } }),
    ),
    route(facts(`/${page}/`, PAGES[page]), async () => {
      const script = await scriptOf(dist);
      if (script === undefined)
        return problem(503, 'dashboard-not-built', 'The dashboard is not built: run "npm run build".');
      const nonce = newSecret(chance);
      return new Response(builtPage({ script: `../dashboard/${script}`, nonce, facts: { page } }), {
        headers: {
          'content-type': 'text/html; charset=utf-8',
          'cache-control': 'no-store',
          ...UNLISTED,
          ...pagePolicy({ nonce, up: '../' }),
          'x-frame-options': 'DENY',
        },
      });
    }),
  ];
}
