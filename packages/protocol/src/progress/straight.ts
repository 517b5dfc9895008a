import type { Step } from '../schema/step.ts';
import type { Way } from './advance.ts';

/** Whether the steps of a guide follow one another, all of them seen. */
export const isStraight = (steps: readonly Step[]): boolean =>
  steps.every(({ type, when, branches }) => type !== 'hidden' && !when && !branches);

/** One step after the other; what `winding` says too where `isStraight` holds. */
export const straight: Way = {
  goTo(steps, stepIndex, trail) {
    if (steps[stepIndex]) return { state: 'showing', stepIndex, trail };
    return trail.length ? { state: 'ended', how: 'completed' } : { state: 'ended', how: 'dismissed', fault: 'no-step' };
  },
  following: (_steps, at) => at + 1,
};
