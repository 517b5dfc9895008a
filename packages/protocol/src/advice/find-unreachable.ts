import type { Guide } from '../schema/guide.ts';
import type { Action } from '../schema/action.ts';
import type { Step } from '../schema/step.ts';
import type { Advice } from './advice.ts';

/** Steps to which no way leads, whatever the visitor does. */
export function findUnreachable(guide: Guide): Advice[] {
  if (guide.kind !== 'walkthrough') return [];
  const { steps } = guide;
  const reached = new Set<number>();
  const open = [0];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const step = steps[at];
    if (step === undefined || reached.has(at)) continue;
    reached.add(at);
    open.push(...waysFrom(step, at, steps));
  }
  return steps.flatMap(({ stepId }, index) =>
    reached.has(index)
      ? []
      : [
          {
            path: `/steps/${index}`,
            code: 'unreachable-step',
            message: `No way leads to the step “${stepId}”.`,
            about: { stepId },
          },
        ],
  );
}

/** Where a step may lead, by number. */
function waysFrom(step: Step, at: number, steps: readonly Step[]): number[] {
  const to = (stepId: string): number => steps.findIndex((one) => one.stepId === stepId);
  const passed = step.when !== undefined || ('optional' in step && step.optional) ? [at + 1] : [];
  const actions =
    step.type === 'hidden' ? (step.actions ?? []) : (step.buttons ?? []).flatMap((button) => button.actions);
  const jumps = actions.flatMap((action) => (action.do === 'go' ? [to(action.stepId)] : []));
  return [...passed, ...jumps, ...(goesOn(step, actions) ? onwards(step, at, to) : [])];
}

/** What ends a hidden step otherwise than by its branches. */
const LEAVES: ReadonlySet<Action['do']> = new Set(['back', 'go', 'complete', 'dismiss', 'snooze', 'mute', 'start']);

function goesOn(step: Step, actions: readonly Action[]): boolean {
  if (step.type === 'hidden') return !actions.some((action) => LEAVES.has(action.do));
  const byPage = 'advance' in step && step.advance !== undefined && step.advance !== 'next';
  return byPage || (step.buttons ?? []).length === 0 || actions.some((action) => action.do === 'next');
}

/** By its branches up to the first that always holds, else the next in order. */
function onwards({ branches = [] }: Step, at: number, to: (stepId: string) => number): number[] {
  const always = branches.findIndex(({ when }) => when === undefined);
  const open = always < 0 ? branches : branches.slice(0, always + 1);
  return [...open.map(({ go }) => to(go)), ...(always < 0 ? [at + 1] : [])];
}
