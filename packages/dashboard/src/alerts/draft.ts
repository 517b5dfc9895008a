import type { Alert, AlertInput, AlertRule, FigureName } from '@handrail/protocol';
import { FIGURES } from '@handrail/protocol/figures';
import { readTarget, targetText } from '../rollouts/target-text.ts';

/** An alert as it is typed: each field what stands in it. */
export interface AlertDraft {
  name: string;
  figure: FigureName;
  featureId: string;
  guideId: string;
  trait: string;
  value: string;
  days: string;
  kind: AlertRule['kind'];
  /** The bound, as people type it. */
  bound: string;
  /** How many usual deviations are unusual. */
  times: string;
  memberIds: readonly string[];
  isOff: boolean;
}

const WEEK_DAYS = 7;
const USUAL_TIMES = 3;

export const emptyAlert = (): AlertDraft => ({
  ...{ name: '', figure: 'missRate', featureId: '', guideId: '', trait: '', value: '', days: String(WEEK_DAYS) },
  ...{ kind: 'above', bound: '', times: String(USUAL_TIMES), memberIds: [], isOff: false },
});

/** Another figure: what it is not about goes, and an alert waits for what is worse. */
export function withFigure(draft: AlertDraft, figure: FigureName): AlertDraft {
  const { better, unit } = FIGURES[figure];
  const bound = FIGURES[draft.figure].unit === unit ? draft.bound : '';
  const kind = draft.kind === 'unusual' ? draft.kind : better === 'more' ? 'below' : 'above';
  return { ...draft, figure, kind, bound, featureId: '', guideId: '' };
}

export function draftOf({ name, figure, featureId = '', guideId = '', population, days, rule, ...rest }: Alert) {
  const isUnusual = rule.kind === 'unusual';
  const draft: AlertDraft = {
    ...{ name, figure, featureId, guideId, kind: rule.kind, days: String(days) },
    ...{ memberIds: rest.memberIds, isOff: rest.isOff ?? false },
    ...{ trait: population?.trait ?? '', value: population === undefined ? '' : String(population.value) },
    bound: isUnusual ? '' : targetText(FIGURES[figure].unit, rule.value),
    times: String(isUnusual ? rule.times : USUAL_TIMES),
  };
  return draft;
}

/** What a member wrote of it. */
export function writtenOf({ name, figure, featureId, guideId, population, days, rule, memberIds }: Alert): AlertInput {
  return {
    ...{ name, figure, days, rule, memberIds },
    ...(featureId !== undefined && { featureId }),
    ...(guideId !== undefined && { guideId }),
    ...(population !== undefined && { population }),
  };
}

/** What is to be saved; or what of it is no number. */
export function inputOf(draft: AlertDraft): AlertInput | { wrong: 'bound' | 'times' | 'days' } {
  const { name, figure, featureId, guideId, trait, value, kind } = draft;
  const days = Number(draft.days);
  if (!/^\d{1,2}$/.test(draft.days.trim()) || days < 1 || days > 90) return { wrong: 'days' };
  const rule = ruleOf(draft);
  if (rule === undefined) return { wrong: kind === 'unusual' ? 'times' : 'bound' };
  return {
    ...{ name: name.trim(), figure, days, rule, memberIds: [...draft.memberIds] },
    ...(draft.isOff && { isOff: true }),
    ...(featureId !== '' && { featureId }),
    ...(guideId !== '' && { guideId }),
    ...(trait.trim() !== '' && { population: { trait: trait.trim(), value: value.trim() } }),
  };
}

function ruleOf({ kind, figure, bound, times }: AlertDraft): AlertRule | undefined {
  if (kind === 'unusual') {
    const many = Number(times.trim().replace(',', '.'));
    return many >= 2 && many <= 10 ? { kind, times: many } : undefined;
  }
  const value = readTarget(FIGURES[figure].unit, bound);
  return value === undefined ? undefined : { kind, value };
}

/** An id that none of the others has, made from nothing that a person wrote. */
export function newAlertId(all: readonly Pick<Alert, 'alertId'>[]): string {
  const taken = new Set(all.map(({ alertId }) => alertId));
  let number = all.length + 1;
  while (taken.has(`alert-${number}`)) number += 1;
  return `alert-${number}`;
}
