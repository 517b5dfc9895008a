import { inAudience, type Facts } from '../conditions/index.ts';
import type { Action } from '../schema/action.ts';
import type { Walkthrough } from '../schema/kinds/walkthrough.ts';
import type { HiddenStep, Step } from '../schema/step.ts';
import { isAtHome, isPassedOver } from './place-of-step.ts';

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

/**
 * The one state machine of a guide: the same in the SDK, the editor's preview and the collector. A step that is left is
 * followed by its first branch that holds, else by the next in order; one whose `when` does not hold, by the next in
 * order.
 */
export function advance({ steps }: Steps, progress: Progress, move: Move, facts: Facts): Progress {
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
}

/** Goes on from a step through all that is passed over or hidden, to one that the visitor sees, or to the end. */
function goTo(steps: readonly Step[], from: number, trail: readonly number[], facts: Facts): Progress {
  const asked: Action[] = [];
  const seen = new Set<number>();
  let isEmpty = trail.length === 0;
  const done = () => (asked.length > 0 ? { actions: asked } : {});
  let at = from;
  for (let step = steps[at]; step; step = steps[at]) {
    if (seen.has(at)) return { state: 'ended', how: 'dismissed', fault: 'circle', ...done() };
    seen.add(at);
    if (isPassedOver(step, facts)) {
      at += 1;
    } else if (step.type !== 'hidden' || !isAtHome(step, facts)) {
      return { state: 'showing', stepIndex: at, trail, ...done() };
    } else {
      isEmpty = false;
      const way = carriedOut(steps, step, asked);
      if (typeof way === 'object') return { ...way, ...done() };
      at = way ?? following(steps, at, facts);
    }
  }
  if (isEmpty) return { state: 'ended', how: 'dismissed', fault: 'no-step' };
  return { state: 'ended', how: 'completed', ...done() };
}

/** What follows a step when it is left. */
function following(steps: readonly Step[], at: number, facts: Facts): number {
  const branch = steps[at]?.branches?.find(({ when }) => inAudience(when, facts));
  if (branch?.go === 'end') return steps.length;
  return (branch && indexOf(steps, branch.go)) ?? at + 1;
}

function indexOf(steps: readonly Step[], stepId: string): number | undefined {
  const index = steps.findIndex((step) => step.stepId === stepId);
  return index < 0 ? undefined : index;
}

const ENDS: Partial<Record<Action['do'], Ended['how']>> = {
  ...{ complete: 'completed', dismiss: 'dismissed', mute: 'muted', snooze: 'snoozed' },
};

/** Where the actions of a hidden step lead, if anywhere; those that reach out of the guide are noted. */
function carriedOut(steps: readonly Step[], { actions = [] }: HiddenStep, asked: Action[]): number | Ended | undefined {
  let way: number | Ended | undefined;
  for (const action of actions) {
    const how = ENDS[action.do];
    if (how) way ??= { state: 'ended', how, ...('minutes' in action && { minutes: action.minutes }) };
    else if (action.do === 'go') way ??= indexOf(steps, action.stepId);
    // What follows a hidden step comes by itself, and there is no way back to one.
    else if (action.do !== 'next' && action.do !== 'back') asked.push(action);
  }
  return way;
}
