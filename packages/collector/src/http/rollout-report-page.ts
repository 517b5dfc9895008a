import { newSecret, type Chance } from '../services/secrets.ts';
import { builtPage, scriptOf } from './built-page.ts';
import { pagePolicy } from './page-policy.ts';
import { problem } from './problem.ts';
import { UNLISTED } from './rollout-reports.ts';
import { route, type Route, type RouteFacts } from './route.ts';

/** The page on which a link opens a report. It knows no session, and what opens the report stands behind its `#`. */
export function reportPageRoutes(dist: string, chance: Chance): Route[] {
  const facts = (path: string, summary: string): RouteFacts => ({
    ...{ method: 'GET', path, permission: 'public', summary },
    answers: { 200: { description: 'The page' }, 302: { description: 'It is elsewhere' } },
  });
  return [
    route(
      facts('/report', 'Leads to the page of reports.'),
      () =>
        // Relative, so that it holds behind a reverse proxy that serves us under a path.
        new Response(null, { status: 302, headers: { location: 'report/' } }),
    ),
    route(facts('/report/', 'The page on which a link opens a report.'), async () => {
      const script = await scriptOf(dist);
      if (script === undefined)
        return problem(503, 'dashboard-not-built', 'The dashboard is not built: run "npm run build".');
      const nonce = newSecret(chance);
      return new Response(builtPage({ script: `../dashboard/${script}`, nonce, facts: { page: 'report' } }), {
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
