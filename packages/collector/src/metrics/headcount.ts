import type { Formula, HeadcountReport, Range } from '@handrail/protocol';
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
  const { departments, ...rest } = countDepartments('headcount-adoption', headcount, active);
  return { departments: departments.map(({ department, share }) => ({ department, adoption: share })), ...rest };
}

/** Active people against what each department has: of people, or of seats. */
export function countDepartments(
  formula: Formula,
  whole: Readonly<Record<string, number>>,
  active: readonly TraitPeople[],
) {
  const here = new Map(active.map(({ value, people }) => [value, people]));
  const departments = Object.entries(whole)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([department, people]) => ({ department, share: measure(formula, here.get(department) ?? 0, people) }));
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
  const counted = sum(departments.map(({ share }) => share.numerator));
  return {
    departments,
    total: measure(formula, counted, sum(Object.values(whole))),
    elsewhere: sum(active.map(({ people }) => people)) - counted,
  };
}
