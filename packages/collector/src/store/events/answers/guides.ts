import type { Event } from '@handrail/protocol';
import { peopleOf, type Log } from './log.ts';
import type { EventRecord, GuideTotals, Journey, StepTotals, TimeWindow } from '../event-store.ts';
import { byInstant } from '../order.ts';

export function guideTotals(log: Log, guideId: string, window: TimeWindow): GuideTotals {
  const acts = actsOf(log, guideId, window);
  const started = peopleWith(log, acts, 'guide.started');
  const completed = peopleWith(log, acts, 'guide.completed');
  return {
    guideId,
    starts: countOf(acts, 'guide.started'),
    startedBy: started.size,
    completedBy: [...started].filter((person) => completed.has(person)).length,
    shown: countOf(acts, 'step.shown'),
    missed: countOf(acts, 'step.missed'),
    affectedBy: peopleWith(log, acts, 'issue.affected').size,
  };
}

export function stepTotals(log: Log, guideId: string, window: TimeWindow): StepTotals[] {
  const acts = actsOf(log, guideId, window);
  const stepIds = new Set(acts.flatMap(({ event }) => stepOf(event) ?? []));
  return [...stepIds].sort().map((stepId) => {
    const here = acts.filter(({ event }) => stepOf(event) === stepId);
    return { stepId, shown: countOf(here, 'step.shown'), missed: countOf(here, 'step.missed') };
  });
}

export function journeys(log: Log, guideId: string, window: TimeWindow): Journey[] {
  const byPerson = Map.groupBy(actsOf(log, guideId, window), ({ event }) => log.personOf(event.visitorId));
  const alike = Map.groupBy([...byPerson.values()].map(journeyOf), (journey) => JSON.stringify(journey));
  return [...alike.values()].flatMap((same) => same.slice(0, 1).map((one) => ({ ...one, people: same.length })));
}

const countOf = (acts: readonly EventRecord[], name: string): number =>
  acts.filter(({ event }) => event.name === name).length;
const stepOf = (event: Event): string | undefined => ('stepId' in event ? event.stepId : undefined);
const actsOf = (log: Log, guideId: string, window: TimeWindow): EventRecord[] =>
  log.within(window).filter(({ event }) => 'guideId' in event && event.guideId === guideId);
const peopleWith = (log: Log, acts: readonly EventRecord[], name: string): Set<string> =>
  peopleOf(
    log,
    acts.filter(({ event }) => event.name === name),
  );

function journeyOf(acts: readonly EventRecord[]): Omit<Journey, 'people'> {
  const inOrder = acts.toSorted(byInstant);
  const last = inOrder.at(-1)?.event;
  const shown = inOrder.filter(({ event }) => event.name === 'step.shown').flatMap(({ event }) => stepOf(event) ?? []);
  return {
    stepIds: [...new Set(shown)].sort(),
    completed: countOf(inOrder, 'guide.completed') > 0,
    dismissedAt: last?.name === 'guide.dismissed' ? stepOf(last) : undefined,
  };
}
