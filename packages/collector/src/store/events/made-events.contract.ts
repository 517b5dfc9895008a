import type { Event } from '@handrail/protocol';
import type { EventRecord, EventStore } from './event-store.ts';

export const HOUR = 3_600_000;
export const ALL = { from: 0, until: 1_000 * HOUR };

let made = 0;
/** A fresh id, later in order than those before. */
export const nextId = (): string => `01890a5d-ac96-774b-8cce-${String((made += 1)).padStart(12, '0')}`;

export function record(visitorId: string, name: string, hour: number, more: object = {}): EventRecord {
  const at = Math.round(hour * HOUR);
  // The parts are put together by this file's own tests, which name only events that exist.
  const event = { eventId: nextId(), name, at, visitorId, sessionId: 's', page: { path: '/' }, ...more } as Event;
  return { event, at, receivedAt: at };
}
export const guide = (visitorId: string, verb: string, hour: number, more: object = {}, guideId = 'g'): EventRecord =>
  record(visitorId, verb, hour, { guideId, version: 1, ...more });
export const identified = (visitorId: string, anonymousId: string, hour = 9): EventRecord =>
  record(visitorId, 'visitor.identified', hour, { props: { anonymousId } });

export type Open = () => EventStore | Promise<EventStore>;

/** A store of one app that holds these. */
export async function holding(open: Open, ...records: EventRecord[]): Promise<EventStore> {
  const store = await open();
  await store.append('app', records);
  return store;
}
