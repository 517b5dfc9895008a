import type { ElementRecord, FrictionPlace, FrictionReport, Range, Ticket, Trouble } from '@handrail/protocol';
import { TROUBLES } from '@handrail/protocol/schema';
import type { Stores } from '../services/stores.ts';
import { elementKey } from '../store/events/element-key.ts';
import type { EventRecord, TimeWindow } from '../store/events/event-store.ts';
import type { FrustrationRow } from '../store/events/usage-questions.ts';
import { activePeopleIn } from './active-people.ts';
import { ALL_PLACES } from './figure-reports.ts';
import { isInVain, peopleOf } from './help-visits.ts';
import { measure } from './measure.ts';
import { partsOf, spanBefore } from './overview-spans.ts';
import { countDays } from './range.ts';
import type { Span, WindowOf } from './spans.ts';
import { supportSources } from './support-sources.ts';

export interface FrictionQuestion {
  /** Where people are stuck, with what, how many of them, and since when; at most so many places. */
  friction(appId: string, range: Range, limit: number): Promise<FrictionReport>;
}

/** From so many requests on a page is one that asks for help again and again. */
const REPEATED = 2;
const POINTS = 14;

/** Something that somebody did or asked at a page, once. */
interface Act {
  trouble: 'searches' | 'tickets';
  path: string;
  person: string;
  at: number;
}

interface Place {
  path: string;
  element: ElementRecord | null;
  counts: FrictionPlace['counts'];
  people: number;
  before: number;
  trend: number[];
}

const NOTHING = { rage: 0, dead: 0, error: 0, abandoned: 0, searches: 0, tickets: 0 };

export function frictionQuestion(stores: Stores, window: WindowOf): FrictionQuestion {
  const { events } = stores;
  const { helpActs, openedTickets } = supportSources(stores);

  async function clicksOf(appId: string, span: Span, before: Span, spans: readonly Span[]) {
    const ask = (days: Span): Promise<FrustrationRow[]> => events.frustration(appId, window(days), ALL_PLACES);
    const [rows, earlier] = [await ask(span), sumsOf(await ask(before))];
    const parts: ReadonlyMap<string, number>[] = [];
    for (const part of rows.length === 0 ? [] : spans) parts.push(sumsOf(await ask(part)));
    const places = rows.map((row): Place => {
      const { path, element, people, rage, dead, error, abandoned } = row;
      const key = keyOf(row);
      return {
        ...{ path, element, people, counts: { ...NOTHING, rage, dead, error, abandoned } },
        before: earlier.get(key) ?? 0,
        trend: spans.map((_, index) => parts[index]?.get(key) ?? 0),
      };
    });
    return { places, cut: rows.length >= ALL_PLACES };
  }

  async function askedOf(appId: string, window: TimeWindow) {
    const help = await helpActs(appId, window);
    const personOf = peopleOf(help.identified);
    const asked: Act[] = [];
    const cut = await openedTickets([appId], window, (tickets) => {
      for (const ticket of tickets) asked.push(...ticketOf(ticket, personOf));
    });
    const searches = help.acts.filter(
      ({ event, at }) => event.name === 'help.searched' && isInVain(event.props) && at < window.until,
    );
    const acts = [...searches.map((one) => searchOf(one, personOf)), ...asked];
    return { acts, partial: { searches: help.cut, tickets: cut } };
  }

  return {
    async friction(appId, range, limit) {
      const [before, days] = [spanBefore(range), countDays(range.from, range.to)];
      const spans = partsOf(range.to, days, POINTS);
      const now = window(range);
      const [active, clicks, { acts, partial }] = await Promise.all([
        activePeopleIn({ events }, window)(appId, range),
        clicksOf(appId, range, before, spans),
        askedOf(appId, { from: window(before).from, until: now.until }),
      ]);
      const found = [...clicks.places, ...placesOf(acts, now, spans.map(window))].sort(worstFirst);
      return {
        ...{ range, spans },
        places: found.slice(0, limit).map((place) => shapePlace(place, active, spans, range)),
        partial: [
          ...(clicks.cut ? ['clicks' as const] : []),
          ...(partial.searches ? ['searches' as const] : []),
          ...(partial.tickets ? ['tickets' as const] : []),
        ],
      };
    },
  };
}

const keyOf = ({ path, element }: Pick<Place, 'path' | 'element'>): string =>
  JSON.stringify([path, element === null ? '' : elementKey(element)]);

const sumOf = (counts: Partial<Record<Trouble, number>>): number =>
  TROUBLES.reduce((sum, trouble) => sum + (counts[trouble] ?? 0), 0);

const sumsOf = (rows: readonly FrustrationRow[]): Map<string, number> =>
  new Map(rows.map((row) => [keyOf(row), sumOf(row)]));

const searchOf = ({ event, at }: EventRecord, personOf: (visitorId: string) => string): Act => ({
  ...{ trouble: 'searches', path: event.page.path, person: personOf(event.visitorId), at },
});

/** Of a ticket that says from which page it came. */
function ticketOf({ context, requester, createdAt }: Ticket, personOf: (visitorId: string) => string): Act[] {
  const path = context.page?.path;
  return path === undefined ? [] : [{ trouble: 'tickets', path, person: personOf(requester.visitorId), at: createdAt }];
}

/** Pages from which people searched in vain, and those from which requests came again and again. */
function placesOf(acts: readonly Act[], now: TimeWindow, parts: readonly TimeWindow[]): Place[] {
  const isIn =
    ({ from, until }: TimeWindow) =>
    (act: Act) =>
      act.at >= from && act.at < until;
  return [...Map.groupBy(acts, ({ trouble, path }) => `${trouble} ${path}`).values()].flatMap((alike) => {
    const here = alike.filter(isIn(now));
    const [one] = here;
    if (one === undefined || (one.trouble === 'tickets' && here.length < REPEATED)) return [];
    return [
      {
        ...{ path: one.path, element: null, counts: { ...NOTHING, [one.trouble]: here.length } },
        people: new Set(here.map(({ person }) => person)).size,
        before: alike.length - here.length,
        trend: parts.map((part) => here.filter(isIn(part)).length),
      },
    ];
  });
}

const textOf = (place: Place): string => `${keyOf(place)} ${troubleOf(place)}`;

const worstFirst = (a: Place, b: Place): number =>
  b.people - a.people || sumOf(b.counts) - sumOf(a.counts) || (textOf(a) < textOf(b) ? -1 : 1);

const troubleOf = ({ counts }: Place): Trouble =>
  TROUBLES.reduce((most, trouble) => (counts[trouble] > counts[most] ? trouble : most));

function shapePlace(place: Place, active: number, spans: readonly Span[], range: Range): FrictionPlace {
  const { path, element, counts, people, before, trend } = place;
  // What began in days that are left over at the beginning is in no part.
  const first = spans[trend.findIndex((times) => times > 0)]?.from ?? range.from;
  return {
    ...{ path, element, trouble: troubleOf(place), counts, stuck: measure('stuck', people, active) },
    ...{ before, since: before > 0 ? null : first, trend },
  };
}
