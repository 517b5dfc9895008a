import { groupOf, isOfClient } from '../clients.ts';
import type { TimeWindow } from '../event-store.ts';
import { isActivity } from '../is-activity.ts';
import { inOrderOfPeople } from '../order.ts';
import type { TraitPeople, Who } from '../usage-questions.ts';
import { activeOf, isOf, peopleOf, personOf, type Log } from './log.ts';

export const activePeople = (log: Log, windows: readonly TimeWindow[], who?: Who): number[] =>
  windows.map((window) => activeOf(log, window, who).length);

export function activeByTrait(log: Log, window: TimeWindow, trait: string, who?: Who): TraitPeople[] {
  if (isOfClient(trait)) return activeByClient(log, window, trait, who);
  return byTrait(log, activeOf(log, window, who), trait).map(({ value, people }) => ({ value, people: people.length }));
}

function activeByClient(log: Log, window: TimeWindow, name: string, who: Who | undefined): TraitPeople[] {
  const theirs = log
    .within(window, 'activities')
    .filter((record) => isActivity(record.event) && isOf(log, personOf(log, record), who));
  const groups = Map.groupBy(theirs, ({ client }) => groupOf(name, client));
  return inOrderOfPeople(
    [...groups].map(([value, records]) => ({ value, people: peopleOf(log, records).size })),
    ({ people }) => people,
  );
}

/** People put together by their value of a trait, most first. */
export function byTrait(log: Pick<Log, 'traitOf'>, people: Iterable<string>, trait: string) {
  const groups = Map.groupBy(people, (person) => log.traitOf(person, trait));
  return inOrderOfPeople(
    [...groups].map(([value, alike]) => ({ value, people: alike })),
    ({ people: alike }) => alike.length,
  );
}
