import type { FeatureUse } from '@handrail/protocol';
import { fitsUse } from '../fits-use.ts';
import type { FeatureQuery, FeatureRow } from '../usage-questions.ts';
import { byTrait } from './active-people.ts';
import { activeOf, peopleOf, personOf, type Log } from './log.ts';

export function featureUse(log: Log, uses: readonly FeatureUse[], { windows, who, by }: FeatureQuery): FeatureRow[] {
  return windows.flatMap((window, place) => {
    const found = log.within(window).filter(({ event }) => uses.some((use) => fitsUse(use, event)));
    // A use is an activity, so whoever is not active here has none.
    const active = activeOf(log, window, who);
    const countRow = (people: ReadonlySet<string>) => {
      const here = found.filter((record) => people.has(personOf(log, record)));
      return { people: peopleOf(log, here).size, uses: here.length, active: people.size };
    };
    if (by === undefined) return [{ window: place, ...countRow(new Set(active)) }];
    return byTrait(log, active, by).map(({ value, people }) => ({
      window: place,
      value,
      ...countRow(new Set(people)),
    }));
  });
}
