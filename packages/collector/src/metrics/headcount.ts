import type { HeadcountReport, Range } from '@handrail/protocol';
import type { Stores } from '../services/stores.ts';
import type { TraitPeople } from '../store/events/usage-questions.ts';
import { measure } from './measure.ts';
import type { WindowOf } from './spans.ts';

export interface HeadcountQuestion {
  /** How many of the people of each department used the app; `trait` says where their department stands. */
  headcount(appId: string, range: Range, trait: string): Promise<HeadcountReport>;
}

export function headcountQuestion({ records, events }: Stores, window: WindowOf): HeadcountQuestion {
  return {
    async headcount(appId, range, trait) {
      const [app, active] = await Promise.all([
        records.apps.find(appId),
        events.activeByTrait(appId, window(range), trait),
      ]);
      return { range, trait, ...shapeHeadcount(app?.headcount ?? {}, active) };
    },
  };
}

/** Departments as the app counts them, by name; who is active in none of them counts apart. */
export function shapeHeadcount(headcount: Readonly<Record<string, number>>, active: readonly TraitPeople[]) {
  const here = new Map(active.map(({ value, people }) => [value, people]));
  const departments = Object.entries(headcount)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([department, people]) => ({
      department,
      adoption: measure('headcount-adoption', here.get(department) ?? 0, people),
    }));
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
  const counted = sum(departments.map(({ adoption }) => adoption.numerator));
  return {
    departments,
    total: measure('headcount-adoption', counted, sum(Object.values(headcount))),
    elsewhere: sum(active.map(({ people }) => people)) - counted,
  };
}
