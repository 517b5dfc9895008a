import type { HelpFigures, Props } from '@handrail/protocol';
import type { EventRecord } from '../store/events/event-store.ts';
import { SESSION_GAP_MS } from '../store/events/answers/index.ts';
import { shareIn } from './support-figures.ts';
import { DAY_MS } from '../clock.ts';

/** Names of events that a help visit is made of, beside guides that were started from the panel. */
export const HELP_EVENTS = ['article.opened', 'help.searched', 'ticket.created'] as const;

interface Visit {
  start: number;
  end: number;
}

type Counted = Pick<HelpFigures, 'visits' | 'selfSolved' | 'open' | 'failedSearches'>;

/**
 * What people did in the help panel: events of a window and of the day after it, in any order. Visits and searches count that
 * began in the window. `personOf` says to whom a visitor belongs.
 */
export function countVisits(
  events: readonly EventRecord[],
  window: { from: number; until: number },
  now: number,
  personOf: (visitorId: string) => string,
): Counted {
  const people = new Map<string, { help: number[]; tickets: number[] }>();
  const searches = { all: 0, failed: 0 };
  for (const { event, at } of events.toSorted((a, b) => a.at - b.at)) {
    const key = personOf(event.visitorId);
    const person = people.get(key) ?? { help: [], tickets: [] };
    people.set(key, person);
    if (event.name === 'ticket.created') person.tickets.push(at);
    else if (isHelp(event.name, event.props)) person.help.push(at);
    if (event.name === 'help.searched' && at >= window.from && at < window.until) {
      searches.all += 1;
      if (isInVain(event.props)) searches.failed += 1;
    }
  }
  const visits = [...people.values()].flatMap(({ help, tickets }) =>
    visitsOf([...help, ...tickets].sort((a, b) => a - b))
      // Who asks and reads on is in the same visit; who only asks has made none.
      .filter(({ start, end }) => help.some((at) => at >= start && at <= end))
      .filter(({ start }) => start >= window.from && start < window.until)
      .map(({ start, end }) => ({
        isOver: end + DAY_MS <= now,
        ticket: tickets.some((at) => at >= start && at < end + DAY_MS),
      })),
  );
  const judged = visits.filter(({ isOver, ticket }) => isOver || ticket);
  return {
    visits: judged.length,
    selfSolved: judged.filter(({ ticket }) => !ticket).length,
    open: visits.length - judged.length,
    failedSearches: shareIn(searches.failed, searches.all),
  };
}

/** Whether a search found nothing, or nothing that was opened: the words are told of such a search alone. */
export const isInVain = (props: Props | undefined): boolean =>
  props?.['results'] === 0 || props?.['words'] !== undefined;

const isHelp = (name: string, props: Props | undefined): boolean =>
  name === 'guide.started' ? props?.['by'] === 'help' : name !== 'ticket.created';

/** Instants in their order, as runs without a gap of a session or more. */
function visitsOf(instants: readonly number[]): Visit[] {
  const visits: Visit[] = [];
  for (const at of instants) {
    const last = visits.at(-1);
    if (last !== undefined && at - last.end < SESSION_GAP_MS) last.end = at;
    else visits.push({ start: at, end: at });
  }
  return visits;
}

/** To whom visitors belong: a browser to the first who is identified in it, everybody else to themselves. */
export function peopleOf(identified: readonly EventRecord[]): (visitorId: string) => string {
  const owners = new Map<string, string>();
  for (const { event } of identified.toSorted((a, b) => a.at - b.at)) {
    const browser = event.props?.['anonymousId'];
    if (typeof browser === 'string' && !owners.has(browser)) owners.set(browser, event.visitorId);
  }
  return (visitorId) => owners.get(visitorId) ?? visitorId;
}
