import type { TooltipStep } from '@handrail/protocol';
import type { Finding, Found, watch } from '@handrail/target';
import type { Guard } from '../core/guard.ts';
import type { Stop } from '../core/lifetime.ts';
import type { Platform } from '../core/platform.ts';
import { partOf } from '../page/boxes.ts';
import { isCovered } from '../page/cover.ts';
import { onClick, type At } from '../page/clicks.ts';

/** How long a target may be absent before its step counts as missed, unless the step says otherwise. */
export const WAIT_MS = 10_000;

/** After which a target may be in a part of a list that is not drawn. */
const ROLL_MS = 800;
const nothing: Stop = () => undefined;

export interface SeekOptions {
  watch: typeof watch;
  guard: Guard;
  after: Platform['after'];
  onFound(element: Element, healed: boolean): void;
  /** It was there and has gone. */
  onLost(): void;
  onMissed(reason: string): void;
  /** A click in the frame in which it is, which the window does not hear; the path is innermost first. */
  onClick(path: readonly EventTarget[], at: At): void;
}

export interface Seek {
  /** Waits once more. */
  again(): void;
  stop: Stop;
}

/** Looks for the target of a step until stopped, and tells when it has been absent for too long; it may still come then. */
export function seekTarget(step: TooltipStep, options: SeekOptions): Seek {
  const { watch, guard, after, onFound, onLost, onMissed } = options;
  // Until the first answer: the finder may not have come to this target yet.
  let reason = 'timeout';
  let isThere = false;
  let ended = false;
  const life = { timer: nothing, frame: nothing, roll: nothing, cover: nothing, watch: nothing };
  const stopAll = (): void => Object.values(life).forEach((stop) => stop());

  function wait(): void {
    life.timer();
    life.timer = after(step.waitMs ?? WAIT_MS, guard(miss));
    if (reason === 'no-match') rollSoon();
  }

  function rollSoon(): void {
    life.roll();
    life.roll = after(ROLL_MS, guard(rollLists));
  }

  async function rollLists(): Promise<void> {
    const { rollFor } = await import('./rescue.ts');
    if (!ended && reason === 'no-match') life.roll = rollFor(step, guard);
  }

  async function miss(): Promise<void> {
    life.roll();
    if (reason === 'no-match' && step.target.within && (await import('./rescue.ts')).isBlocked(step))
      reason = 'frame-blocked';
    if (!ended && !isThere) onMissed(reason);
  }

  const show = guard(({ element, healed }: Found): void => {
    isThere = true;
    life.timer();
    life.frame();
    const { defaultView } = element.ownerDocument;
    if (defaultView && defaultView !== window) life.frame = onClick(guard, options.onClick, defaultView);
    onFound(element, healed);
  });

  async function showUncovered(found: Found): Promise<void> {
    reason = 'covered';
    const { uncover } = await import('./rescue.ts');
    if (!ended && finding === found) life.cover = uncover(found.element, guard, after, () => show(found));
  }

  let finding: Finding | undefined;
  const hear = guard((now: Finding) => {
    if (ended) return;
    finding = now;
    life.cover();
    if ('element' in now) {
      reason = '';
      life.roll();
      // An element that has been shown stays shown: the page may have opened something over it.
      if (!isThere && isCovered(now.element)) return showUncovered(now);
      return show(now);
    }
    if (reason !== now.missing && now.missing === 'no-match') rollSoon();
    reason = now.missing;
    if (!isThere) return;
    isThere = false;
    onLost();
    wait();
  });

  wait();
  // Drawing is not part of looking: `watch` rests in proportion to the time that its listener takes.
  life.watch = watch(step.target, document, (now) => queueMicrotask(() => hear(now)));
  return {
    again: wait,
    stop() {
      ended = true;
      stopAll();
    },
  };
}

/** Whether a click was made in the part of its target that the step means. */
export function isWithin(element: Element, { region }: Pick<TooltipStep, 'region'>, at: At | undefined): boolean {
  if (!region || !at) return true;
  const { x, y, width, height } = partOf(element, region);
  return at.clientX >= x && at.clientX <= x + width && at.clientY >= y && at.clientY <= y + height;
}
