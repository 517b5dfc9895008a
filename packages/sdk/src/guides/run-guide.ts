import type { GuideVersion, Props, Step } from '@handrail/protocol';
import { matchPath, type Facts } from '@handrail/protocol/conditions';
import { advance } from '@handrail/protocol/progress';
import type { Finding, watch } from '@handrail/target';
import type { Guard } from '../core/guard.ts';
import { createLifetime, type Stop } from '../core/lifetime.ts';
import type { Platform } from '../core/platform.ts';
import type { RecordEvent } from '../core/recorder.ts';
import type { Saved } from '../core/saved.ts';
import type { Running } from './memory.ts';
import type { Act, Presenter, Scene } from './scene.ts';

export const WAIT_MS = 10_000;

export interface RunOptions {
  guide: GuideVersion;
  running: Saved<Running>;
  /** Where to begin; a guide that goes on after a page load begins where it was. */
  from: Pick<Running, 'stepIndex' | 'shown' | 'missed'>;
  watch: typeof watch;
  facts(): Facts;
  presenter: Presenter;
  record: RecordEvent;
  guard: Guard;
  after: Platform['after'];
  onError(error: unknown): void;
  onEnd(end: { seen: boolean }): void;
}

type StepName = 'step.shown' | 'step.missed' | 'step.completed' | 'guide.dismissed';

/** A guide under way. */
export interface Run {
  guideId: string;
  /** The address has changed. */
  navigated(): void;
  /** The visitor has clicked; the path is innermost first. */
  clicked(path: readonly EventTarget[]): void;
  stop: Stop;
}

/** Takes a visitor through a guide: finds each step's element, has it shown, and notes what happened. */
export function runGuide(options: RunOptions): Run {
  const { guide, running, facts, presenter, record, guard, watch } = options;
  const { guideId, version } = guide;
  let { stepIndex, shown, missed } = options.from;
  let element: Element | undefined;
  let isHere = false;
  let missing: Scene['missed'];
  let life = createLifetime(options.onError);
  const noop: Stop = () => undefined;
  let stopTimer = noop;

  const stepAt = (index: number): Step | undefined => guide.steps[index];
  const belongsHere = (step: Step | undefined): boolean =>
    !!step && (step.page === undefined || matchPath(step.page, facts().page));
  const note = (name: StepName, step: Step, props?: Props): void =>
    record({ name, guideId, version, stepId: step.stepId, ...(props && { props }) });
  const save = (): void => running.write({ guideId, version, stepIndex, shown, missed });

  function enter(): void {
    leave();
    save();
    const step = stepAt(stepIndex);
    isHere = belongsHere(step);
    if (!step || !isHere) return presenter.hide();
    if (step.type === 'dialog') return reveal(step, undefined);
    presenter.hide();
    seek(step);
  }

  function leave(): void {
    life.end();
    life = createLifetime(options.onError);
    life.add(() => stopTimer());
    element = missing = undefined;
  }

  function seek(step: Step & { type: 'tooltip' }): void {
    let reason = 'no-match';
    const wait = (): void => {
      stopTimer();
      stopTimer = options.after(
        step.waitMs ?? WAIT_MS,
        guard(() => miss(step, reason)),
      );
    };
    wait();
    const here = life;
    const found = guard((finding: Finding) => {
      if (here !== life) return;
      if ('element' in finding) {
        stopTimer();
        return reveal(step, finding.element, finding.healed);
      }
      reason = finding.missing;
      if (!element) return;
      element = undefined;
      presenter.hide();
      wait();
    });
    // Drawing is not part of looking: `watch` rests in proportion to the time that its listener takes.
    life.add(watch(step.target, document, (finding) => queueMicrotask(() => found(finding))));
  }

  function reveal(step: Step, found: Element | undefined, healed = false): void {
    element = found;
    missing = undefined;
    draw(step);
    if (shown) return;
    shown = true;
    save();
    note('step.shown', step, healed ? { healed } : undefined);
  }

  function miss(step: Step & { type: 'tooltip' }, reason: string): void {
    if (missing !== 'looking')
      record({ name: 'step.missed', guideId, version, stepId: step.stepId, props: { reason } });
    missing = 'missed';
    missed = true;
    save();
    draw(step);
  }

  function draw(step: Step): void {
    const canGoBack = stepIndex > 0 && belongsHere(stepAt(stepIndex - 1));
    const act = guard((what: Act) => carryOut(step, what));
    presenter.show({
      guide,
      step,
      stepIndex,
      canGoBack,
      act,
      ...(element && { element }),
      ...(missing && { missed: missing }),
    });
  }

  function carryOut(step: Step, act: Act): void {
    if (step !== stepAt(stepIndex)) return;
    if (act === 'retry') return retry(step);
    if (act === 'next') note('step.completed', step);
    const next = advance(guide, { state: 'showing', stepIndex }, act === 'skip' ? 'next' : act);
    if (next.state === 'showing') {
      ({ stepIndex } = next);
      shown = false;
      return enter();
    }
    // Skipping the last step is no completion: the visitor was shown something less than the guide.
    const completed = next.state === 'ended' && next.how === 'completed' && act === 'next';
    if (completed) record({ name: 'guide.completed', guideId, version });
    else note('guide.dismissed', step);
    stop();
    running.write(undefined);
    options.onEnd({ seen: completed || !missed });
  }

  function retry(step: Step): void {
    if (step.type !== 'tooltip') return;
    missing = 'looking';
    draw(step);
    stopTimer = options.after(
      Math.min(step.waitMs ?? WAIT_MS, WAIT_MS),
      guard(() => miss(step, 'no-match')),
    );
  }

  function stop(): void {
    leave();
    life.end();
    presenter.stop();
  }

  enter();
  return {
    guideId,
    navigated() {
      if (belongsHere(stepAt(stepIndex)) !== isHere) enter();
    },
    clicked(path) {
      const step = stepAt(stepIndex);
      if (step?.type === 'tooltip' && step.advance === 'click' && element && path.includes(element))
        carryOut(step, 'next');
    },
    stop,
  };
}
