import type { TooltipStep } from '@handrail/protocol';
import type { Finding, watch } from '@handrail/target';
import type { Guard } from '../core/guard.ts';
import type { Stop } from '../core/lifetime.ts';
import type { Platform } from '../core/platform.ts';

/** How long a target may be absent before its step counts as missed, unless the step says otherwise. */
export const WAIT_MS = 10_000;

export interface SeekOptions {
  watch: typeof watch;
  guard: Guard;
  after: Platform['after'];
  onFound(element: Element, healed: boolean): void;
  /** It was there and has gone. */
  onLost(): void;
  onMissed(reason: string): void;
}

export interface Seek {
  /** Waits once more. */
  again(): void;
  stop: Stop;
}

/** Looks for the target of a step until stopped, and tells when it has been absent for too long; it may still come then. */
export function seekTarget(step: TooltipStep, options: SeekOptions): Seek {
  const { watch, guard, after, onFound, onLost, onMissed } = options;
  let reason = 'no-match';
  let isThere = false;
  let ended = false;
  let stopTimer: Stop = () => undefined;

  function wait(): void {
    stopTimer();
    stopTimer = after(
      step.waitMs ?? WAIT_MS,
      guard(() => onMissed(reason)),
    );
  }

  const hear = guard((finding: Finding) => {
    if (ended) return;
    if ('element' in finding) {
      isThere = true;
      stopTimer();
      return onFound(finding.element, finding.healed);
    }
    reason = finding.missing;
    if (!isThere) return;
    isThere = false;
    onLost();
    wait();
  });

  wait();
  // Drawing is not part of looking: `watch` rests in proportion to the time that its listener takes.
  const stopWatch = watch(step.target, document, (finding) => queueMicrotask(() => hear(finding)));
  return {
    again: wait,
    stop() {
      ended = true;
      stopTimer();
      stopWatch();
    },
  };
}
