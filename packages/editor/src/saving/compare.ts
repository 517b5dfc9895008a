import type { Guide, Walkthrough } from '@handrail/protocol';

/** One thing in which two drafts of a guide differ, by the words with which the author knows it. */
export interface Difference {
  /** Of a step, where it is one; else of a field of the guide. */
  stepId?: string;
  /** The title of that step. */
  title?: string;
  /** `added` and `removed` as seen from theirs to ours. */
  how: 'added' | 'removed' | 'changed' | 'moved';
  fields: readonly string[];
}

const stepsOf = (guide: Guide): Walkthrough['steps'] => (guide.kind === 'walkthrough' ? guide.steps : []);

/** What is other in ours than in theirs: fields of the guide first, then step by step. */
export function compare(theirs: Guide, ours: Guide): Difference[] {
  const fields = differing(theirs, ours).filter((field) => field !== 'steps');
  const mine = stepsOf(ours);
  const before = stepsOf(theirs);
  const known = new Map(before.map((step) => [step.stepId, step]));
  const left = before.filter((step) => !mine.some(({ stepId }) => stepId === step.stepId));
  const order = before.filter((step) => !left.includes(step)).map(({ stepId }) => stepId);
  const own = mine.filter(({ stepId }) => known.has(stepId)).map(({ stepId }) => stepId);
  return [
    ...(fields.length > 0 ? [{ how: 'changed' as const, fields }] : []),
    ...mine.flatMap((step): Difference[] => {
      const about = { stepId: step.stepId, title: titleOf(step) };
      const was = known.get(step.stepId);
      if (was === undefined) return [{ ...about, how: 'added', fields: [] }];
      const changed = differing(was, step);
      if (changed.length > 0) return [{ ...about, how: 'changed', fields: changed }];
      return order.indexOf(step.stepId) === own.indexOf(step.stepId) ? [] : [{ ...about, how: 'moved', fields: [] }];
    }),
    ...left.map((step) => ({ stepId: step.stepId, title: titleOf(step), how: 'removed' as const, fields: [] })),
  ];
}

const titleOf = (step: Walkthrough['steps'][number]): string => ('title' in step ? step.title : step.stepId);

function differing(a: object, b: object): string[] {
  const one = new Map<string, unknown>(Object.entries(a));
  const other = new Map<string, unknown>(Object.entries(b));
  return [...new Set([...one.keys(), ...other.keys()])].filter((key) => !same(one.get(key), other.get(key)));
}

/** As JSON, in which the order of fields plays no part. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  return differing(a, b).length === 0;
}
