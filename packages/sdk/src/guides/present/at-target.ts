import type { Guide, Target } from '@handrail/protocol';
import { watch } from '@handrail/target';
import type { Stop } from '../../core/lifetime.ts';
import { seekTarget } from '../seek-target.ts';
import type { Stage } from '../stage.ts';

export interface AtTarget {
  found(element: Element): void;
  /** It has gone, or cannot be seen. */
  lost(): void;
}

/** Follows an element through the changes of the page. That it does not come is noted once, under the name of the kind. */
export function atTarget<G extends Guide>(target: Target, stage: Stage<G>, on: AtTarget): Stop {
  const { guideId, version, kind } = stage.guide;
  let missed = false;
  const { stop } = seekTarget(
    { type: 'tooltip', stepId: kind, title: '', blocks: [], target },
    {
      watch,
      guard: stage.guard,
      after: stage.after,
      onFound: on.found,
      onLost: on.lost,
      onMissed(reason) {
        if (!missed) stage.record({ name: 'step.missed', guideId, version, stepId: kind, props: { reason } });
        missed = true;
      },
    },
  );
  return stop;
}
