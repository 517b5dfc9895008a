import { inAudience, type Facts } from '../conditions/index.ts';
import type { Action } from '../schema/action.ts';
import type { HiddenStep, Step } from '../schema/step.ts';
import { indexOf, type Ended, type Progress, type Way } from './advance.ts';
import { isAtHome } from './is-at-home.ts';
import { isPassedOver } from './is-passed-over.ts';

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

function following(steps: readonly Step[], at: number, facts: Facts): number {
  const branch = steps[at]?.branches?.find(({ when }) => inAudience(when, facts));
  if (branch?.go === 'end') return steps.length;
  return (branch && indexOf(steps, branch.go)) ?? at + 1;
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

/** With branches, conditions and hidden steps. */
export const winding: Way = { goTo, following };
