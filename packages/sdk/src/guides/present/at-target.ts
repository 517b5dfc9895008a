import type { Guide, Target } from '@handrail/protocol';
import { watch, type Finding } from '@handrail/target';
import { createLifetime, type Stop } from '../../core/lifetime.ts';
import { onClick } from '../../page/clicks.ts';
import { WAIT_MS } from '../seek-target.ts';
import type { Stage } from '../stage.ts';

export interface AtTarget {
  found(element: Element): void;
  /** It has gone, or cannot be seen. */
  lost(): void;
  /** A click in the frame in which it is, which the window does not hear. */
  clicked?(path: readonly EventTarget[]): void;
}

const nothing: Stop = () => undefined;

/**
 * Follows an element through the changes of the page, without scrolling to it as a step does: a mark waits until the
 * visitor comes there. That the element does not come is noted once, under the name of the kind.
 */
export function atTarget<G extends Guide>(target: Target, stage: Stage<G>, on: AtTarget): Stop {
  const { guard, after, record } = stage;
  const { guideId, version, kind } = stage.guide;
  const life = createLifetime();
  let reason = 'timeout';
  let isThere = false;
  let stopFrame = nothing;

  const hear = guard((finding: Finding) => {
    if (life.ended()) return;
    stopFrame();
    stopFrame = nothing;
    if ('element' in finding) {
      isThere = true;
      stopTimer();
      const { defaultView } = finding.element.ownerDocument;
      if (on.clicked && defaultView && defaultView !== window) stopFrame = onClick(guard, on.clicked, defaultView);
      return on.found(finding.element);
    }
    reason = finding.missing;
    if (isThere) on.lost();
    isThere = false;
  });

  const miss = guard(() => record({ name: 'step.missed', guideId, version, stepId: kind, props: { reason } }));
  const stopTimer = after(WAIT_MS, miss);
  life.add(stopTimer);
  life.add(() => stopFrame());
  // Drawing is not part of looking: `watch` rests in proportion to the time that its listener takes.
  life.add(watch(target, document, (finding) => queueMicrotask(() => hear(finding))));
  return life.end;
}
