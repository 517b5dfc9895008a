import type { EventClass } from '@handrail/protocol';
import type { Log } from '../answers/index.ts';
import { classOf } from '../event-class.ts';
import type { EventRecord, TimeWindow } from '../event-store.ts';
import { isActivity } from '../is-activity.ts';
import { isForgotten } from '../is-forgotten.ts';
import { modeOf } from '../mode-of.ts';
import { byTime } from '../order.ts';
import { createHistories, type Histories } from './histories.ts';
import { createPeople, type People } from './people.ts';

/** The events of one app, and what is kept beside them. */
export interface AppLog extends Log {
  /** Whether the event is new. */
  add(record: EventRecord): boolean;
  all(): EventRecord[];
  erase(person: string): number;
  forget(eventClass: EventClass, before: number): number;
  histories: Histories;
}

interface Activity {
  visitorId: string;
  at: number;
}

export function createAppLog(): AppLog {
  const events = new Map<string, EventRecord>();
  const people: People = createPeople();
  const histories = createHistories();
  /** Who was active when, by events that are forgotten. */
  let past: Activity[] = [];
  /** Ids of events that were erased, and up to when each class was forgotten. */
  const erased = new Set<string>();
  const forgotten = new Map<EventClass | undefined, number>();

  const all = (): EventRecord[] => [...events.values()];
  const remove = (fits: (record: EventRecord) => boolean): EventRecord[] => {
    const gone = all().filter(fits);
    for (const { event } of gone) events.delete(event.eventId);
    return gone;
  };
  const activities = (records: EventRecord[]): Activity[] =>
    records.filter(({ event }) => isActivity(event)).map(({ event: { visitorId }, at }) => ({ visitorId, at }));

  return {
    histories,
    all,
    personOf: people.personOf,
    traitOf: people.traitOf,
    add(record) {
      const { eventId, name } = record.event;
      if (events.has(eventId) || erased.has(eventId) || isForgotten(record, forgotten.get(classOf(name)))) return false;
      events.set(eventId, record);
      people.learn(record);
      histories.learn(record);
      return true;
    },
    within: (window) =>
      all()
        .filter((record) => isWithin(record, window) && modeOf(record.event) === undefined)
        .sort(byTime),
    activeIn: (window) =>
      new Set(
        [...past, ...activities(all())]
          .filter((activity) => isWithin(activity, window))
          .map(({ visitorId }) => people.personOf(visitorId)),
      ),
    erase(person) {
      const isTheirs = (visitorId: string): boolean => people.personOf(visitorId) === person;
      const gone = remove(({ event }) => isTheirs(event.visitorId));
      for (const { event } of gone) erased.add(event.eventId);
      past = past.filter(({ visitorId }) => !isTheirs(visitorId));
      for (const visitorId of histories.visitorIds()) if (isTheirs(visitorId)) histories.erase(visitorId);
      people.erase(person);
      return gone.length;
    },
    forget(eventClass, before) {
      const gone = remove(({ event, at }) => at < before && classOf(event.name) === eventClass);
      past.push(...activities(gone));
      forgotten.set(eventClass, Math.max(before, forgotten.get(eventClass) ?? before));
      return gone.length;
    },
  };
}

const isWithin = ({ at }: { at: number }, { from, until }: TimeWindow): boolean => at >= from && at < until;
