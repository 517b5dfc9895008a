/* eslint-disable @typescript-eslint/require-await -- the interface is asynchronous for the sake of engines that are */
import type { Event } from '@handrail/protocol';
import type { EventRecord, EventStore, Journey, TimeWindow } from '../event-store.ts';
import { isActivity } from '../is-activity.ts';
import { modeOf } from '../mode-of.ts';
import { createHistories, type Histories } from './histories.ts';
import { createPeople, type People } from './people.ts';

interface AppLog {
  events: Map<string, EventRecord>;
  people: People;
  histories: Histories;
}

/** The event log in memory, for tests and trials: nothing outlives the process. */
export function openMemoryEvents(): EventStore {
  const logs = new Map<string, AppLog>();
  const logOf = (appId: string): AppLog => {
    const log = logs.get(appId) ?? { events: new Map(), people: createPeople(), histories: createHistories() };
    logs.set(appId, log);
    return log;
  };

  return {
    async append(appId, records) {
      const { events, people, histories } = logOf(appId);
      let accepted = 0;
      for (const record of records) {
        if (events.has(record.event.eventId)) continue;
        events.set(record.event.eventId, record);
        people.learn(record.event);
        histories.learn(record);
        accepted += 1;
      }
      return { accepted, duplicates: records.length - accepted };
    },
    async count(appId) {
      const { size } = logOf(appId).events;
      return { stored: size, distinct: size };
    },
    async activePeople(appId, windows) {
      const { events, people } = logOf(appId);
      const active = [...events.values()].filter(({ event }) => isActivity(event));
      return windows.map((window) => {
        const within = active.filter((record) => isWithin(record, window));
        return new Set(within.map(({ event }) => people.personOf(event.visitorId))).size;
      });
    },
    async history(appId, visitorId) {
      const { people, histories } = logOf(appId);
      const joined = [...histories.visitorIds()].filter((one) => people.personOf(one) === visitorId);
      return histories.of([...new Set([visitorId, ...joined])]);
    },
    async guideTotals(appId, guideIds, window) {
      const log = logOf(appId);
      return guideIds.map((guideId) => {
        const acts = actsOf(log, guideId, window);
        const started = peopleOf(log, acts, 'guide.started');
        const completed = peopleOf(log, acts, 'guide.completed');
        return {
          guideId,
          starts: countOf(acts, 'guide.started'),
          startedBy: started.size,
          completedBy: [...started].filter((person) => completed.has(person)).length,
          shown: countOf(acts, 'step.shown'),
          missed: countOf(acts, 'step.missed'),
          affectedBy: peopleOf(log, acts, 'issue.affected').size,
        };
      });
    },
    async stepTotals(appId, guideId, window) {
      const acts = actsOf(logOf(appId), guideId, window);
      const stepIds = new Set(acts.flatMap(({ event }) => stepOf(event) ?? []));
      return [...stepIds].sort().map((stepId) => {
        const here = acts.filter(({ event }) => stepOf(event) === stepId);
        return { stepId, shown: countOf(here, 'step.shown'), missed: countOf(here, 'step.missed') };
      });
    },
    async journeys(appId, guideId, window) {
      const log = logOf(appId);
      const byPerson = Map.groupBy(actsOf(log, guideId, window), ({ event }) => log.people.personOf(event.visitorId));
      const alike = Map.groupBy([...byPerson.values()].map(journeyOf), (journey) => JSON.stringify(journey));
      return [...alike.values()].flatMap((same) => same.slice(0, 1).map((one) => ({ ...one, people: same.length })));
    },
    async check() {},
    async close() {},
  };
}

const isWithin = ({ at }: EventRecord, { from, until }: TimeWindow): boolean => at >= from && at < until;
const countOf = (acts: readonly EventRecord[], name: string): number =>
  acts.filter(({ event }) => event.name === name).length;
const stepOf = (event: Event): string | undefined => ('stepId' in event ? event.stepId : undefined);

function actsOf({ events }: AppLog, guideId: string, window: TimeWindow): EventRecord[] {
  return [...events.values()].filter(
    (record) =>
      'guideId' in record.event &&
      record.event.guideId === guideId &&
      modeOf(record.event) === undefined &&
      isWithin(record, window),
  );
}

function peopleOf({ people }: AppLog, acts: readonly EventRecord[], name: string): Set<string> {
  return new Set(acts.filter(({ event }) => event.name === name).map(({ event }) => people.personOf(event.visitorId)));
}

function journeyOf(acts: readonly EventRecord[]): Omit<Journey, 'people'> {
  const inOrder = acts.toSorted((a, b) => a.at - b.at || (a.event.eventId < b.event.eventId ? -1 : 1));
  const last = inOrder.at(-1)?.event;
  const shown = inOrder.filter(({ event }) => event.name === 'step.shown').flatMap(({ event }) => stepOf(event) ?? []);
  return {
    stepIds: [...new Set(shown)].sort(),
    completed: countOf(inOrder, 'guide.completed') > 0,
    dismissedAt: last?.name === 'guide.dismissed' ? stepOf(last) : undefined,
  };
}
