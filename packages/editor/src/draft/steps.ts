import type { CornerStep, HiddenStep, Step, Target, TooltipStep, Walkthrough } from '@handrail/protocol';
import { clipped, withFields } from './fields.ts';
import { freshId } from './fresh-id.ts';
import { withoutWaysTo } from './ways.ts';
import { copyTexts, dropTexts } from './texts.ts';

type Fields = Omit<TooltipStep, 'type' | 'stepId'> & Pick<CornerStep, 'corner'> & Pick<HiddenStep, 'actions'>;
/** What can be set of a step; undefined takes a field away. */
export type StepFields = { [K in keyof Fields]?: Fields[K] | undefined };

/** As many as the schema of guides takes. */
export const MOST_STEPS = 500;
const MOST_TITLE = 200;

const LOGIC = ['page', 'url', 'when', 'branches'] as const;
const SHOWN = [...LOGIC, 'title', 'blocks', 'buttons'] as const;
const OF_TYPE: Readonly<Record<Step['type'], readonly string[]>> = {
  tooltip: [
    ...SHOWN,
    ...['target', 'region', 'side', 'advance', 'waitMs', 'optional', 'validate', 'perform', 'decision'],
  ],
  dialog: SHOWN,
  corner: [...SHOWN, 'corner', 'advance'],
  hidden: [...LOGIC, 'actions'],
};
const NEEDED: ReadonlySet<string> = new Set(['title', 'blocks', 'target']);

export function insertStep(guide: Walkthrough, step: Step, at: number): Walkthrough | undefined {
  const { steps } = guide;
  if (steps.length >= MOST_STEPS) return undefined;
  const place = Math.max(0, Math.min(steps.length, Math.trunc(at)));
  const taken = steps.map(({ stepId }) => stepId);
  const own = taken.includes(step.stepId) ? { ...step, stepId: freshId(step.stepId, taken) } : step;
  return { ...guide, steps: [...steps.slice(0, place), own, ...steps.slice(place)] };
}

/** The copy comes right after, in all languages. */
export function duplicateStep(guide: Walkthrough, stepId: string): Walkthrough | undefined {
  const at = guide.steps.findIndex((step) => step.stepId === stepId);
  const step = guide.steps[at];
  if (step === undefined) return undefined;
  const copyId = freshId(
    stepId,
    guide.steps.map((one) => one.stepId),
  );
  const next = insertStep(guide, { ...step, stepId: copyId }, at + 1);
  return next && copyTexts(next, `steps/${stepId}/`, `steps/${copyId}/`);
}

/** What led to the step now leads to what comes next. A walkthrough keeps its last step. */
export function removeStep(guide: Walkthrough, stepId: string): Walkthrough | undefined {
  const steps = guide.steps.filter((step) => step.stepId !== stepId);
  if (steps.length === guide.steps.length || steps.length === 0) return undefined;
  return dropTexts({ ...guide, steps: steps.map((step) => withoutWaysTo(step, stepId)) }, `steps/${stepId}/`);
}

export function moveStep(guide: Walkthrough, stepId: string, to: number): Walkthrough | undefined {
  const from = guide.steps.findIndex((step) => step.stepId === stepId);
  const step = guide.steps[from];
  const place = Math.max(0, Math.min(guide.steps.length - 1, Math.trunc(to)));
  if (step === undefined || place === from) return undefined;
  return { ...guide, steps: guide.steps.toSpliced(from, 1).toSpliced(place, 0, step) };
}

export function setStep(guide: Walkthrough, stepId: string, set: StepFields): Walkthrough | undefined {
  return replaced(guide, stepId, (step) => {
    const fits = Object.entries(set).filter(([key]) => OF_TYPE[step.type].includes(key));
    const fields: StepFields = Object.fromEntries(fits);
    if (fields.title !== undefined) fields.title = clipped(fields.title, MOST_TITLE);
    return withFields(step, fields, NEEDED);
  });
}

export function retypeStep(
  guide: Walkthrough,
  stepId: string,
  type: Step['type'],
  target?: Target,
): Walkthrough | undefined {
  return replaced(guide, stepId, (step) => {
    const aim = target ?? ('target' in step ? step.target : undefined);
    if (step.type === type || (type === 'tooltip' && aim === undefined)) return step;
    const kept = Object.fromEntries(Object.entries(step).filter(([key]) => OF_TYPE[type].includes(key)));
    const shown = { ...{ title: wordOf(stepId), blocks: [] }, ...kept };
    const { stepId: id } = step;
    if (type === 'hidden') return { ...kept, type, stepId: id };
    if (type === 'tooltip' && aim !== undefined) return { ...shown, type, stepId: id, target: aim };
    return { ...shown, type: type === 'corner' ? type : 'dialog', stepId: id };
  });
}

/** A hidden step has no title; its id is the word for it that the author knows. */
const wordOf = (stepId: string): string => stepId.replace(/[-_]+/g, ' ');

function replaced(guide: Walkthrough, stepId: string, change: (step: Step) => Step): Walkthrough | undefined {
  const at = guide.steps.findIndex((step) => step.stepId === stepId);
  const before = guide.steps[at];
  if (before === undefined) return undefined;
  const after = change(before);
  return after === before ? guide : { ...guide, steps: guide.steps.with(at, after) };
}
