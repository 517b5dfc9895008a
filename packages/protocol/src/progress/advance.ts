import type { Facts } from '../conditions/facts.ts';
import type { Action } from '../schema/action.ts';
import type { Walkthrough } from '../schema/kinds/walkthrough.ts';
import type { Step } from '../schema/step.ts';

/** A step has begun: it is shown, or waits for the visitor to come to its page. Only a step that waits may be hidden. */
export interface Showing {
  state: 'showing';
  stepIndex: number;
  /** The steps shown before it, oldest first: the way back. */
  trail: readonly number[];
  /** What hidden steps on the way want done outside the guide. */
  actions?: Action[];
}

export interface Ended {
  state: 'ended';
  how: 'completed' | 'dismissed' | 'muted' | 'snoozed';
  /** Of `snoozed`. */
  minutes?: number;
  /** The guide itself is at fault: hidden steps lead in a circle, or no step is for this visitor. */
  fault?: 'circle' | 'no-step';
  actions?: Action[];
}

/** How far a visitor is in a guide. */
export type Progress = { state: 'idle' } | Showing | Ended;

/**
 * What the visitor, or the page, did. `arrive`: the visitor has come to the page of a step that waits. `pass`: the step
 * could not be shown and is not needed; Back does not lead to it. `skip`: it could not be shown though it is needed, so
 * that going on from there completes nothing.
 */
export type Move = 'start' | 'arrive' | 'next' | 'pass' | 'skip' | 'back' | 'complete' | 'dismiss' | { go: string };

type Steps = Pick<Walkthrough, 'steps'>;
/** Back leads no farther than this: a guide that goes in circles must not grow for ever. */
const LONGEST_TRAIL = 100;

/** What follows in a guide: `straight` where one step follows the other, else `winding`. */
export interface Way {
  /** Goes on from a step, to one that the visitor sees or to the end. */
  goTo(steps: readonly Step[], from: number, trail: readonly number[], facts: Facts): Progress;
  /** What follows a step when it is left. */
  following(steps: readonly Step[], at: number, facts: Facts): number;
}

export type Advance = (guide: Steps, progress: Progress, move: Move, facts: Facts) => Progress;

/**
 * The one state machine of a guide: the same in the SDK, the editor's preview and the collector. A step that is left is
 * followed by its first branch that holds, else by the next in order; one whose `when` does not hold, by the next in
 * order. The way is handed in, so that a page whose guides lead straight on need not carry the rest.
 */
export const advanceBy =
  ({ goTo, following }: Way): Advance =>
  ({ steps }, progress, move, facts) => {
    if (move === 'start') return goTo(steps, 0, [], facts);
    if (progress.state !== 'showing') return progress;
    const { stepIndex, trail } = progress;
    const step = steps[stepIndex];
    if (move === 'complete') return { state: 'ended', how: 'completed' };
    if (move === 'dismiss' || !step) return { state: 'ended', how: 'dismissed' };
    if (move === 'arrive') return goTo(steps, stepIndex, trail, facts);
    if (move === 'back') {
      const last = trail.at(-1);
      return last === undefined ? progress : { state: 'showing', stepIndex: last, trail: trail.slice(0, -1) };
    }
    const isShown = move !== 'pass' && step.type !== 'hidden';
    const next = typeof move === 'object' ? indexOf(steps, move.go) : undefined;
    const way = isShown ? [...trail, stepIndex].slice(-LONGEST_TRAIL) : trail;
    const then = goTo(steps, next ?? following(steps, stepIndex, facts), way, facts);
    return move === 'skip' && then.state === 'ended' && then.how === 'completed' ? { ...then, how: 'dismissed' } : then;
  };

export function indexOf(steps: readonly Step[], stepId: string): number | undefined {
  const index = steps.findIndex((step) => step.stepId === stepId);
  return index < 0 ? undefined : index;
}
