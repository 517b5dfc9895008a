import type { Goal, Guide } from '@handrail/protocol';

/** The goal and the hold-out as they stand in the form. */
export interface GoalDraft {
  kind: 'none' | 'event' | 'path' | 'featureId';
  what: string;
  days: string;
  holdOut: string;
}

const DAYS = { least: 1, most: 90 };
const HOLD_OUT = { least: 0, most: 90 };

export function draftOf({ goal, holdOut }: Pick<Guide, 'goal' | 'holdOut'>): GoalDraft {
  const rest = { days: String(goal?.days ?? 14), holdOut: String(holdOut ?? 0) };
  if (goal === undefined) return { kind: 'none', what: '', ...rest };
  if ('event' in goal) return { kind: 'event', what: goal.event, ...rest };
  return 'path' in goal
    ? { kind: 'path', what: goal.path, ...rest }
    : { kind: 'featureId', what: goal.featureId, ...rest };
}

const numberIn = (text: string, { least, most }: { least: number; most: number }): number | undefined => {
  const number = Number(text.trim());
  return /^\d{1,3}$/.test(text.trim()) && number >= least && number <= most ? number : undefined;
};

/** The guide with what the form says, or which field is wrong. */
export function withGoal<G extends Guide>(
  guide: G,
  draft: GoalDraft,
): { guide: G } | { bad: 'what' | 'days' | 'holdOut' } {
  const [days, holdOut] = [numberIn(draft.days, DAYS), numberIn(draft.holdOut, HOLD_OUT)];
  const what = draft.what.trim();
  if (draft.kind !== 'none' && what === '') return { bad: 'what' };
  if (draft.kind !== 'none' && days === undefined) return { bad: 'days' };
  if (holdOut === undefined) return { bad: 'holdOut' };
  const next: G = { ...guide };
  delete next.goal;
  delete next.holdOut;
  if (draft.kind !== 'none' && days !== undefined) next.goal = goalOf(draft.kind, what, days);
  if (holdOut > 0) next.holdOut = holdOut;
  return { guide: next };
}

function goalOf(kind: Exclude<GoalDraft['kind'], 'none'>, what: string, days: number): Goal {
  if (kind === 'event') return { event: what, days };
  return kind === 'path' ? { path: what, days } : { featureId: what, days };
}
