import type { Event } from '@handrail/protocol';
import type { EventRecord } from './event-store.ts';

/** By code points, as databases compare texts byte by byte. JavaScript's own order is another beyond U+FFFF. */
export const byText = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** Groups of people, the largest first; those that are equal by their values as JSON. */
export const inOrderOfPeople = <G extends { value: unknown }>(
  groups: readonly G[],
  peopleOf: (group: G) => number,
): G[] =>
  groups.toSorted((a, b) => peopleOf(b) - peopleOf(a) || byText(JSON.stringify(a.value), JSON.stringify(b.value)));

const seqOf = ({ seq = -1 }: Event): number => seq;
const byId = (a: EventRecord, b: EventRecord): number => byText(a.event.eventId, b.event.eventId);

export const byTime = (a: EventRecord, b: EventRecord): number =>
  a.at - b.at || seqOf(a.event) - seqOf(b.event) || byId(a, b);

/** Within one session its own count comes before any clock. */
export const bySession = (a: EventRecord, b: EventRecord): number =>
  seqOf(a.event) - seqOf(b.event) || a.at - b.at || byId(a, b);

/** As lists of single events and exports go; the other way round for the newest first. */
export const byInstant = (a: EventRecord, b: EventRecord): number => a.at - b.at || byId(a, b);
