import type { EventRecord } from '../event-store.ts';
import { fitsPath } from '../fits-use.ts';
import { byInstant, byText } from '../order.ts';
import type { EventPage, EventQuery } from '../usage-questions.ts';

/** The page of a list that a question asks for, out of all events of an app. */
export function pageOf(
  records: readonly EventRecord[],
  personOf: (visitorId: string) => string,
  query: EventQuery,
): EventPage {
  const { before, limit } = query;
  const found = records
    .filter((record) => isAskedFor(record, personOf, query))
    .filter(({ at, event }) => {
      if (before === undefined) return true;
      return at < before.at || (at === before.at && byText(event.eventId, before.eventId) < 0);
    })
    .sort((a, b) => byInstant(b, a));
  const events = found.slice(0, limit).map(asListed);
  const last = found.length > limit ? events.at(-1) : undefined;
  return { events, next: last && { at: last.at, eventId: last.event.eventId } };
}

/** What stands in the JSON of the props of an event that says `by`: they are flat, and a quote in a text has a backslash before it. */
export const saysBy = (by: string): string => `"by":${JSON.stringify(by)}`;

/** An event as lists and exports show it. */
export function asListed(record: EventRecord): EventRecord {
  const event = { ...record.event };
  delete event.ageMs;
  return { ...record, event };
}

function isAskedFor(
  { event, at }: EventRecord,
  personOf: (visitorId: string) => string,
  { window, name, names, by, path, visitorId, guideId, stepId }: EventQuery,
): boolean {
  return (
    at >= window.from &&
    at < window.until &&
    (name === undefined || event.name === name) &&
    (names === undefined || names.includes(event.name)) &&
    (by === undefined || event.props?.['by'] === by) &&
    (path === undefined || fitsPath(path, event.page.path)) &&
    (visitorId === undefined || personOf(event.visitorId) === personOf(visitorId)) &&
    (guideId === undefined || ('guideId' in event && event.guideId === guideId)) &&
    (stepId === undefined || ('stepId' in event && event.stepId === stepId))
  );
}
