import type { Criterion, FigureName, NewRollout } from '@handrail/protocol';
import { FIGURES } from '@handrail/protocol/figures';
import { addDays } from '../range.ts';
import { readTarget, targetText } from './target-text.ts';

/** A criterion as it is typed. */
export interface CriterionDraft {
  criterionId: string;
  figure: FigureName;
  appId: string;
  featureId: string;
  guideId: string;
  trait: string;
  value: string;
  comparison: Criterion['comparison'];
  target: string;
  by: string;
  days: string;
}

/** A rollout as it is typed: each field what stands in it. */
export interface RolloutDraft {
  name: string;
  need: string;
  owner: string;
  goLive: string;
  appIds: string[];
  trait: string;
  departments: string;
  /** As in `app/guide`. */
  guides: string[];
  defectCategoryId: string;
  criteria: CriterionDraft[];
}

const MONTH_DAYS = 28;
const QUARTER_DAYS = 90;

export const guideKey = (appId: string, guideId: string): string => `${appId}/${guideId}`;
const linesOf = (text: string): string[] =>
  [...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line !== '');

export function emptyDraft(appId: string, today: string): RolloutDraft {
  return {
    ...{ name: '', need: '', owner: '', goLive: today, appIds: [appId], trait: 'department', departments: '' },
    ...{ guides: [], defectCategoryId: '', criteria: [] },
  };
}

/** The first figure that comes to mind, judged a quarter after go-live. */
export function newCriterion({ criteria, appIds, goLive }: RolloutDraft): CriterionDraft {
  const taken = new Set(criteria.map(({ criterionId }) => criterionId));
  let number = criteria.length + 1;
  while (taken.has(`c${number}`)) number += 1;
  return {
    ...{ criterionId: `c${number}`, figure: 'adoption', appId: appIds[0] ?? '', featureId: '', guideId: '' },
    ...{ trait: '', value: '', comparison: 'at-least', target: '', days: String(MONTH_DAYS) },
    by: goLive === '' ? '' : addDays(goLive, QUARTER_DAYS - 1),
  };
}

/** Another figure: what it is not about goes, and better is what the figure calls better. */
export function withFigure(criterion: CriterionDraft, figure: FigureName): CriterionDraft {
  const { better, unit } = FIGURES[figure];
  const sameUnit = FIGURES[criterion.figure].unit === unit;
  return {
    ...{ ...criterion, figure, featureId: '', guideId: '', target: sameUnit ? criterion.target : '' },
    comparison: better === 'more' ? 'at-least' : 'at-most',
  };
}

export function draftOf(rollout: NewRollout): RolloutDraft {
  const { name, need, owner, goLive, scope, criteria, defectCategoryId = '' } = rollout;
  return {
    ...{ name, need, owner, goLive, appIds: scope.appIds, defectCategoryId },
    ...{ trait: scope.departments?.trait ?? 'department', departments: (scope.departments?.values ?? []).join('\n') },
    guides: scope.guides.map(({ appId, guideId }) => guideKey(appId, guideId)),
    criteria: criteria.map(({ featureId = '', guideId = '', population, target, days, ...rest }) => ({
      ...{ ...rest, featureId, guideId, trait: population?.trait ?? '', value: String(population?.value ?? '') },
      ...{ target: targetText(FIGURES[rest.figure].unit, target), days: String(days) },
    })),
  };
}

/** What is to be saved; or the place, from 0, of the first criterion whose target is no number. */
export function contentOf(draft: RolloutDraft): NewRollout | { noNumber: number } {
  const { name, need, owner, goLive, appIds, trait, departments, guides, defectCategoryId } = draft;
  const values = linesOf(departments);
  const criteria: Criterion[] = [];
  for (const [at, one] of draft.criteria.entries()) {
    const target = readTarget(FIGURES[one.figure].unit, one.target);
    if (target === undefined || !/^\d{1,2}$/.test(one.days)) return { noNumber: at };
    const { criterionId, figure, appId, featureId, guideId, comparison, by } = one;
    criteria.push({
      ...{ criterionId, figure, appId, comparison, target, by, days: Number(one.days) },
      ...(featureId !== '' && { featureId }),
      ...(guideId !== '' && { guideId }),
      ...(one.trait.trim() !== '' && { population: { trait: one.trait.trim(), value: one.value.trim() } }),
    });
  }
  return {
    ...{ name: name.trim(), need: need.trim(), owner: owner.trim(), goLive, criteria },
    scope: {
      appIds,
      ...(values.length > 0 && { departments: { trait: trait.trim(), values } }),
      guides: guides.map((key) => {
        const [appId = '', guideId = ''] = key.split('/');
        return { appId, guideId };
      }),
    },
    ...(defectCategoryId !== '' && { defectCategoryId }),
  };
}
