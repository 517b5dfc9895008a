import type { Event, ShownStep } from '@handrail/protocol';
import type { Stop } from '../../../core/lifetime.ts';
import type { At } from '../../../page/clicks.ts';
import type { Missing, Remark } from '../../scene.ts';
import { seekTarget, WAIT_MS, type Seek } from '../../seek-target.ts';
import type { Stage } from '../../stage.ts';
import type { Attending } from './attend.ts';
import { isHit } from './is-hit.ts';
import type { Tools } from './flow.ts';

/** How long the target of a step may be absent that is not needed, unless the step says otherwise. */
const OPTIONAL_WAIT_MS = 3_000;

/** What stands on the screen of one step. */
export interface Sight {
  element?: Element | undefined;
  missing?: Missing | undefined;
  remark?: Remark | undefined;
  /** It can be left by Next, whatever it asks for. */
  isFree?: boolean;
}

export interface PlayOptions {
  stage: Pick<Stage, 'guard' | 'after' | 'facts' | 'messages'>;
  tools: Tools;
  draw(sight: Sight): void;
  onShown(sight: Sight, healed: boolean): void;
  /** A click in the frame in which the element is. */
  onClick(path: readonly EventTarget[], at: At): void;
  /** Answers whether the step is shown all the same, without its element. */
  onMissed(reason: string): boolean;
  /** How long a target may be absent at most, whatever the step says. */
  waitMs?: number | undefined;
  /** The target did not come, and is not needed. */
  onPass(): void;
  /** The visitor did in the page what the step asks for. */
  onDone(): void;
}

/** One step under way. */
export interface Play {
  sight: Sight;
  /** Looks for the target once more. */
  retry(): void;
  /** Whether something is not right yet, which then is said; the visitor is led to it. */
  objects(): boolean;
  /** Whether the path of a click leads through the target. */
  isHit(path: readonly EventTarget[], at?: At): boolean;
  element(): Element | undefined;
  clicked(path: readonly EventTarget[], at?: At): void;
  recorded(event: Event): void;
  stop: Stop;
}

const advanceOf = (step: ShownStep) => (step.type === 'dialog' ? undefined : step.advance);

/** Whether the visitor leaves the step by doing something in the page, so that it has no Next. */
export function isByDeed(step: ShownStep): boolean {
  const advance = advanceOf(step);
  return advance === 'click' || typeof advance === 'object';
}

/** Has the element of a step found and the step shown, until stopped; tells when what it asks for is done. */
export function playStep(step: ShownStep, options: PlayOptions): Play {
  const { stage, tools, onDone } = options;
  const { guard } = stage;
  const sight: Sight = {};
  const advance = advanceOf(step);
  // The last one of this step, also after it has gone: it may have gone by being pressed.
  let pressable: Element | undefined;
  let seek: Seek | undefined;
  let attending: Attending | undefined;
  let ended = false;

  const draw = (): void => options.draw(sight);
  const hits: Play['isHit'] = (path, at) => isHit(path, at, step, pressable, tools.findExact);

  function reveal(found?: Element, healed = false): void {
    sight.element = pressable = found;
    sight.missing = undefined;
    attending?.found();
    draw();
    options.onShown(sight, healed);
  }

  function say(problem: string | undefined): void {
    sight.remark = problem === undefined ? undefined : { text: problem, isProblem: true };
    if (!sight.missing && (sight.element || step.type !== 'tooltip')) draw();
  }

  async function attend(): Promise<void> {
    const module = await import('./attend.ts').catch(() => undefined);
    // Should it not come, nobody is to be caught in the step.
    sight.isFree = !module;
    if (ended || !module) return;
    attending = module.attendStep(step, { ...stage, ...tools, element: () => pressable, say, onDone });
    attending.found();
  }

  function begin(): void {
    if (ended) return;
    if (step.type !== 'tooltip') return reveal();
    const waitMs = Math.min(step.waitMs ?? (step.optional ? OPTIONAL_WAIT_MS : WAIT_MS), options.waitMs ?? Infinity);
    seek = seekTarget(
      { ...step, waitMs },
      {
        ...{ ...stage, watch: tools.watch, onFound: reveal, onClick: options.onClick },
        onLost() {
          sight.element = undefined;
          tools.presenter.hide();
        },
        onMissed(reason) {
          if (step.optional) return options.onPass();
          if (sight.missing !== 'looking' && options.onMissed(reason)) return reveal();
          sight.missing = 'missed';
          draw();
        },
      },
    );
  }

  if (step.type === 'tooltip') tools.presenter.hide();
  // Who sees what to do may do it at once: what attends to it is there before.
  if (advance === 'input' || typeof advance === 'object' || 'validate' in step)
    guard(() => attend().then(guard(begin)))();
  else begin();

  return {
    sight,
    retry() {
      sight.missing = 'looking';
      draw();
      seek?.again();
    },
    objects: () => !!attending?.objects(),
    isHit: hits,
    element: () => pressable,
    clicked(path, at) {
      if (advance === 'click' && hits(path, at)) onDone();
      else attending?.look();
    },
    recorded: (event) => attending?.look(event),
    stop() {
      ended = true;
      seek?.stop();
      attending?.stop();
    },
  };
}
