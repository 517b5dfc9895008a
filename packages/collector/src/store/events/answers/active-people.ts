import type { TimeWindow } from '../event-store.ts';
import { byText } from '../order.ts';
import type { TraitPeople, Who } from '../usage-questions.ts';
import { activeOf, type Log } from './log.ts';

export const activePeople = (log: Log, windows: readonly TimeWindow[], who?: Who): number[] =>
  windows.map((window) => activeOf(log, window, who).length);

export const activeByTrait = (log: Log, window: TimeWindow, trait: string): TraitPeople[] =>
  byTrait(log, log.activeIn(window), trait).map(({ value, people }) => ({ value, people: people.length }));

/** People put together by their value of a trait, most first. */
export function byTrait(log: Pick<Log, 'traitOf'>, people: Iterable<string>, trait: string) {
  const groups = Map.groupBy(people, (person) => log.traitOf(person, trait));
  return [...groups]
    .map(([value, alike]) => ({ value, people: alike }))
    .sort((a, b) => b.people.length - a.people.length || byText(JSON.stringify(a.value), JSON.stringify(b.value)));
}
