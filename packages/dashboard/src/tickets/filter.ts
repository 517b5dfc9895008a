import type { TicketView } from '@handrail/protocol';

/** Which tickets are listed, as the address, a saved view and the collector's inbox say it: several values have commas between them. */
export type TicketFilter = TicketView['query'];

const FILTER_KEYS = [
  ...['queue', 'state', 'level', 'team', 'assignee', 'priority', 'app'],
  ...['category', 'tag', 'risk', 'text', 'sort'],
] as const;

/** The queue and the order that count where nothing is said. */
export const FIRST_QUEUE = 'inbox';
export const FIRST_SORT = 'updated';

const DEFAULTS: TicketFilter = { queue: FIRST_QUEUE, sort: FIRST_SORT };

/** Reads what an address says; what is not about tickets is left out, and so is what counts anyway. */
export function readFilter(query: URLSearchParams): TicketFilter {
  const filter: TicketFilter = {};
  for (const key of FILTER_KEYS) {
    const value = query.get(key)?.trim();
    if (value && value !== DEFAULTS[key]) filter[key] = value;
  }
  return filter;
}

/** The filter as the query of an address, with its `?`; always in the same order, so that equal filters have equal addresses. */
export function writeFilter(filter: TicketFilter): string {
  const said = FILTER_KEYS.flatMap((key) => {
    const value = filter[key];
    return value && value !== DEFAULTS[key] ? [[key, value]] : [];
  });
  return said.length === 0 ? '' : `?${new URLSearchParams(said).toString()}`;
}

/** The same filter with one thing said otherwise; an empty value says nothing. */
export function withValue(filter: TicketFilter, key: string, value: string): TicketFilter {
  const next = { ...filter };
  if (value === '' || value === DEFAULTS[key]) delete next[key];
  else next[key] = value;
  return next;
}

export const sameFilter = (a: TicketFilter, b: TicketFilter): boolean => writeFilter(a) === writeFilter(b);

/** How much narrows the queue, besides the queue itself and the order. */
export const narrowedBy = (filter: TicketFilter): number =>
  FILTER_KEYS.filter((key) => key !== 'queue' && key !== 'sort' && filter[key]).length;

/** What a queue is by itself, with the words that are looked for kept. */
export const queueOf = (filter: TicketFilter, queue: string): TicketFilter =>
  withValue({ ...(filter['text'] && { text: filter['text'] }) }, 'queue', queue);
