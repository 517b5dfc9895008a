import { askAhead } from './ahead.ts';
import { invitation, refusal, token } from './arrival.ts';
import { dayOf, DEFAULT_CHOICE, overviewPath, resolveRange } from './range.ts';
import { parseRoute } from './route.ts';

/** The collector may stand under any path, so everything is found from where this script came from: dashboard/assets/. */
export const collector = new URL('../../', import.meta.url);
/** What this page is, where it is not the dashboard. */
export const page = document.querySelector<HTMLMetaElement>('meta[name=handrail-page]')?.content;

/** What the page that is opened will ask first, as far as that is known before anybody knows who asks. */
function firstQuestions(): string[] {
  if ((page ?? token ?? invitation ?? refusal) !== undefined) return [];
  const route = parseRoute(location.hash);
  const isOverview = route.page === 'home' || route.page === 'overview';
  if (!isOverview) return ['session', 'apps'];
  const { choice, only } = route.page === 'overview' ? route : { choice: DEFAULT_CHOICE, only: undefined };
  return ['session', 'apps', overviewPath(resolveRange(choice, dayOf(Date.now(), undefined)), only)];
}

// Evaluated before the words are fetched, so that nothing waits for them.
export const fetchOpening = askAhead(
  (input, init) => fetch(input, init),
  firstQuestions().map((path) => new URL(path, new URL('api/', collector))),
  () => performance.now(),
);
