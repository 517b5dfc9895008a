import type { Stores } from '../services/stores.ts';
import { activePeopleIn } from './active-people.ts';
import { shapeClients } from './clients.ts';
import { shapeElements } from './features.ts';
import { measure } from './measure.ts';
import type { WindowOf } from './spans.ts';
import { cursorText, shapeStoredEvent } from './stored-event.ts';
import type { UsageMetrics } from './usage.ts';

/** More moves than a page has links. */
const ALL_MOVES = 10_000;

/** Where people are, what they click there, and every single event of it. */
export function placeQuestions(
  { records, events }: Stores,
  window: WindowOf,
): Pick<UsageMetrics, 'pages' | 'nextPages' | 'elements' | 'frustration' | 'frustrationTimes' | 'events' | 'clients'> {
  const activeIn = activePeopleIn({ events }, window);
  return {
    async pages(appId, range, limit) {
      const active = await activeIn(appId, range);
      const pages = await events.topPages(appId, window(range), limit);
      return {
        range,
        pages: pages.map((page) => ({ ...page, share: measure('share-of-active', page.people, active) })),
      };
    },
    async nextPages(appId, range, from, limit) {
      const moves = await events.paths(appId, { window: window(range), from, limit: ALL_MOVES });
      const all = moves.reduce((sum, { times }) => sum + times, 0);
      const next = moves.slice(0, limit).map(({ to, people, times }) => ({
        ...{ path: to, people, times },
        share: measure('next-page', times, all),
      }));
      return { range, from, next };
    },
    async elements(appId, range, limit) {
      const [active, features] = await Promise.all([activeIn(appId, range), records.features.list(appId)]);
      const rows = await events.topElements(appId, window(range), limit);
      return { range, elements: shapeElements(rows, active, features) };
    },
    async frustration(appId, range, limit) {
      const active = await activeIn(appId, range);
      const places = await events.frustration(appId, window(range), limit);
      return {
        range,
        places: places.map(({ people, ...place }) => ({ ...place, stuck: measure('stuck', people, active) })),
      };
    },
    frustrationTimes: (appId, ranges) => events.frustrationTimes(appId, ranges.map(window)),
    clients: async (appId) => shapeClients(await events.clients(appId)),
    async events(appId, range, query) {
      const page = await events.events(appId, { ...query, window: window(range) });
      return {
        range,
        events: page.events.map(shapeStoredEvent),
        next: page.next === undefined ? null : cursorText(page.next),
      };
    },
  };
}
