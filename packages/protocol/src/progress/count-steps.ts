import type { Facts } from '../conditions/facts.ts';
import type { Walkthrough } from '../schema/kinds/walkthrough.ts';
import type { Advance, Progress, Showing } from './advance.ts';

/** "Step 2 of 5". */
export interface Count {
  step: number;
  steps: number;
}

/**
 * How far a visitor is, counted along the way that they took and the one that lies ahead as far as it can be known now:
 * with the branches that hold, without hidden steps and those that are passed over. Each step counts once.
 */
export const countBy =
  (advance: Advance) =>
  (guide: Pick<Walkthrough, 'steps'>, progress: Showing, facts: Facts): Count => {
    const way = new Set([...progress.trail, progress.stepIndex]);
    const step = way.size;
    let at: Progress = progress;
    // As often as there are steps: one that waits for its page may lead back to itself.
    for (let left = guide.steps.length; left > 0; left -= 1) {
      at = advance(guide, at, 'next', facts);
      if (at.state !== 'showing' || way.has(at.stepIndex)) break;
      if (guide.steps[at.stepIndex]?.type !== 'hidden') way.add(at.stepIndex);
    }
    return { step, steps: way.size };
  };
