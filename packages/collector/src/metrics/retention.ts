import type { RetentionReport } from '@handrail/protocol';
import type { Cohort } from '../store/events/usage-questions.ts';
import { measure } from './measure.ts';

/** The share of each week's newcomers who were active in the weeks that followed. `over` says which weeks can be judged. */
export function shapeRetention(cohorts: readonly Cohort[], over: readonly boolean[]): RetentionReport['cohorts'] {
  return cohorts.map(({ people, active }, first) => ({
    people,
    weeks: active.map((count, later) => (over[first + later] ? measure('retention', count, people) : null)),
  }));
}
