import type { Props, Published, ShownStep, Step, TooltipStep, Walkthrough } from '@handrail/protocol';
import { matchPath, type Facts } from '@handrail/protocol/conditions';
import { advance } from '@handrail/protocol/progress';
import type { findExact, watch } from '@handrail/target';
import type { Guard } from '../core/guard.ts';
import type { Stop } from '../core/lifetime.ts';
import type { Platform } from '../core/platform.ts';
import type { RecordEvent } from '../core/recorder.ts';
import type { Saved } from '../core/saved.ts';
import type { At } from '../page/clicks.ts';
import type { Running } from './memory.ts';
import type { Act, Presenter, Scene } from './scene.ts';
import { isWithin, seekTarget, type Seek } from './seek-target.ts';

export interface RunOptions {
  guide: Published<Walkthrough>;
  running: Saved<Running>;
  /** Where to begin; a guide that goes on after a page load begins where it was. */
  from: Pick<Running, 'stepIndex' | 'shown' | 'missed'>;
  watch: typeof watch;
  findExact: typeof findExact;
  facts(): Facts;
  presenter: Presenter;
  record: RecordEvent;
  guard: Guard;
  after: Platform['after'];
  onEnd(end: { seen: boolean }): void;
}

/** A guide under way. */
export interface Run {
  guideId: string;
  /** The address has changed. */
  navigated(): void;
  /** The visitor has clicked; the path is innermost first. */
  clicked(path: readonly EventTarget[], at?: At): void;
  stop: Stop;
}

/** Takes a visitor through a guide: has each step's element found, has it shown, and notes what happened. */
export function runGuide(options: RunOptions): Run {
  const { guide, running, facts, presenter, guard, findExact } = options;
  const { guideId, version, steps } = guide;
  const note = createNotes(options);
  let { stepIndex, shown, missed } = options.from;
  let isHere = false;
  let seek: Seek | undefined;
  // The second is the last one of this step, also after it has gone: it may have gone by being pressed.
  let [element, pressable]: (Element | undefined)[] = [];
  let missing: Scene['missed'];

  const belongsHere = (step = steps[stepIndex]): boolean =>
    !!step && (step.page === undefined || matchPath(step.page, facts().page));
  const save = (): void => running.write({ guideId, version, stepIndex, shown, missed });

  function enter(): void {
    leave();
    save();
    const step = steps[stepIndex];
    isHere = belongsHere();
    if (step?.type === 'dialog' && isHere) return reveal(step);
    presenter.hide();
    if (step?.type !== 'tooltip' || !isHere) return;
    seek = seekTarget(step, {
      ...options,
      onFound: (found, healed) => reveal(step, found, healed),
      onClick: clicked,
      onLost() {
        element = undefined;
        presenter.hide();
      },
      onMissed(reason) {
        if (missing !== 'looking') note('step.missed', step, { reason });
        missing = 'missed';
        missed = true;
        save();
        draw(step);
      },
    });
  }

  function leave(): void {
    seek?.stop();
    seek = element = pressable = missing = undefined;
  }

  function reveal(step: ShownStep, found?: Element, healed = false): void {
    element = pressable = found;
    missing = undefined;
    draw(step);
    if (shown) return;
    shown = true;
    save();
    note('step.shown', step, healed ? { healed } : undefined);
  }

  function draw(step: ShownStep): void {
    const canGoBack = stepIndex > 0 && belongsHere(steps[stepIndex - 1]);
    const act = guard((what: Act) => carryOut(step, what));
    presenter.show({ guide, step, stepIndex, canGoBack, act, element, missed: missing });
  }

  function carryOut(step: ShownStep, act: Act): void {
    // A card lingers while the next step's element is looked for: what is pressed on it then comes too late.
    if (step !== steps[stepIndex]) return;
    if (act === 'retry') {
      missing = 'looking';
      draw(step);
      return seek?.again();
    }
    if (act === 'next') note('step.completed', step);
    const next = advance(guide, { state: 'showing', stepIndex }, act === 'skip' ? 'next' : act);
    if (next.state === 'showing') {
      ({ stepIndex } = next);
      shown = false;
      return enter();
    }
    // Skipping the last step is no completion: the visitor was shown something less than the guide.
    const completed = act === 'next';
    note(completed ? 'guide.completed' : 'guide.dismissed', completed ? undefined : step);
    stop();
    running.write(undefined);
    options.onEnd({ seen: completed || !missed });
  }

  const clicked: Run['clicked'] = (path, at) => {
    const step = steps[stepIndex];
    if (step?.type === 'tooltip' && isHit(path, at, step, pressable, findExact)) carryOut(step, 'next');
  };
  function stop(): void {
    leave();
    presenter.stop();
  }

  enter();
  return {
    guideId,
    navigated: () => belongsHere() === isHere || enter(),
    clicked,
    stop,
  };
}

/**
 * Whether a click advances the step. A page that draws its button anew all the time is ahead of what we watch: then the
 * button is looked for now.
 */
function isHit(
  path: readonly EventTarget[],
  at: At | undefined,
  step: TooltipStep,
  element: Element | undefined,
  find: RunOptions['findExact'],
): boolean {
  if (step.advance !== 'click' || !element) return false;
  if (path.includes(element)) return isWithin(element, step, at);
  const now = element.isConnected ? undefined : find(step.target, document);
  return !!now && 'element' in now && path.includes(now.element);
}

type Name = 'step.shown' | 'step.missed' | 'step.completed' | 'guide.completed' | 'guide.dismissed';

function createNotes({ record, guide: { guideId, version } }: Pick<RunOptions, 'record' | 'guide'>) {
  return (name: Name, step?: Step, props?: Props): void =>
    record({ name, guideId, version, ...(step && { stepId: step.stepId }), ...(props && { props }) });
}
