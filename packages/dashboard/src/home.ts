import { seesFigures, seesTickets, type Present } from './api.ts';
import { guidesHref, overviewHref, ticketsHref } from './route.ts';

/** Where somebody arrives: at the figures, where these are theirs to see; agents at their tickets; who writes at the guides of an app. */
export function homeHref(present: Present, firstAppId: string): string {
  if (seesFigures(present)) return overviewHref();
  return seesTickets(present) ? ticketsHref() : guidesHref(firstAppId);
}
