import type { Mode, ShownStep, Step, Walkthrough } from '@handrail/protocol';
import { advance, countSteps, isAtHome, type Move, type Progress } from '@handrail/protocol/progress';
import type { findExact, watch } from '@handrail/target';
import { carryOut } from '../../present/carry-out.ts';
import type { Presenter } from '../../scene.ts';
import type { Ending, Run, Stage } from '../../stage.ts';
import { canJump, elsewhereScene } from './elsewhere.ts';
import { beginning, readKept, type Kept } from './kept.ts';
import type { Manner } from './manners.ts';
import { createNotes, type Note } from './notes.ts';
import { createAct, type Hand } from './act.ts';
import { playStep, type Play, type Sight } from './play-step.ts';
import { sceneOf } from './scene-of.ts';

export interface Tools {
  watch: typeof watch;
  findExact: typeof findExact;
  presenter: Presenter;
}

/** A walkthrough under way, as its parts see it. */
export interface Flow {
  stage: Stage<Walkthrough>;
  tools: Tools;
  note: Note;
  /** Where the visitor is; to be saved after a change. */
  at: Kept;
  save(): void;
  step(): Step | undefined;
  play: Play | undefined;
  /** How it is run, unless as "guide me". */
  manner: Manner | undefined;
  ended: boolean;
  move(move: Move, hand: Hand): void;
  settle(next: Progress, hand: Hand): void;
  draw(step: ShownStep, sight: Sight): void;
  switchTo(mode: Mode): void;
  end(ending: Ending): void;
}

/** How long the page has to go elsewhere by itself, after something was done in it, before we offer the way. */
const OFFER_MS = 1_000;

/** Takes a visitor through a guide: has each step's element found, has it shown, and notes what happened. */
export function runGuide(stage: Stage<Walkthrough>, tools: Tools): Run {
  const { guide, facts, guard, kept, outside } = stage;
  const { presenter } = tools;
  const before = readKept(kept.read(), guide);
  const at = before ?? beginning(stage);
  let isHere = false;
  let stopOffer = (): void => undefined;

  const flow: Flow = {
    ...{ stage, tools, at, play: undefined, manner: undefined, ended: false },
    note: createNotes(stage),
    save: () => kept.write(at),
    step: () => guide.steps[at.stepIndex],
    move: (move, hand) => settle(advance(guide, { state: 'showing', ...at }, move, facts()), hand),
    ...{ settle, draw, end, switchTo: guard(switchTo) },
  };
  const act = createAct(flow);

  function settle(next: Progress, hand: Hand): void {
    if (next.state === 'idle' || flow.ended) return;
    if (next.state === 'showing') {
      Object.assign(at, { stepIndex: next.stepIndex, trail: next.trail, shown: false });
      enter(hand);
    } else if (next.how === 'snoozed') {
      carryOut([{ do: 'snooze', minutes: next.minutes ?? 1 }], { stage, moves: { end } });
    } else {
      end({ how: next.how, ...(next.fault && { unseen: true, props: { reason: next.fault } }) });
    }
    carryOut(next.actions ?? [], { stage });
  }

  function enter(hand: Hand): void {
    leave();
    flow.save();
    const step = flow.step();
    if (!step) return;
    isHere = isAtHome(step, facts());
    if (!isHere || step.type === 'hidden') return away(step, hand);
    flow.play = playStep(step, {
      ...{ stage, tools, draw: (sight) => draw(step, sight), hide: presenter.hide },
      onShown(sight, healed) {
        if (!at.shown) flow.note('step.shown', step, healed ? { healed } : undefined);
        at.shown = true;
        flow.save();
        flow.manner?.shown?.(step, sight);
      },
      onMissed(reason) {
        if (flow.manner?.isBlind) return true;
        flow.note('step.missed', step, { reason });
        at.missed = true;
        flow.save();
        return false;
      },
      waitMs: flow.manner?.waitMs,
      onPass: () => flow.move('pass', hand),
      onDone: () => act(step, 'done'),
    });
  }

  /** The step is on another page: after a press of ours we go there, else it waits for the visitor to come. */
  function away(step: Step, hand: Hand): void {
    presenter.hide();
    if (flow.manner?.away?.(step) || !canJump(step)) return;
    if (hand === 'ours') return outside.open(step.url);
    if (hand === 'none') return;
    stopOffer = stage.after(
      OFFER_MS,
      guard(() => presenter.show(elsewhereScene(flow, step))),
    );
  }

  function leave(): void {
    stopOffer();
    flow.play?.stop();
    flow.manner?.left?.();
    flow.play = undefined;
  }

  function draw(step: ShownStep, sight: Sight): void {
    const scene = sceneOf({
      ...{ flow, step, sight, act: guard((what) => act(step, what)) },
      count: countSteps(guide, { state: 'showing', ...at }, facts()),
    });
    presenter.show(flow.manner?.dress ? flow.manner.dress(scene) : scene);
  }

  /** Runs it in another way from here on. */
  async function switchTo(mode: Mode): Promise<void> {
    leave();
    flow.manner?.stop?.();
    flow.manner = undefined;
    at.mode = mode;
    const manners = mode === 'guide' ? undefined : await import('./manners.ts').catch(() => undefined);
    if (flow.ended) return;
    flow.manner = manners?.createManner(mode, flow);
    if (flow.manner?.open) flow.manner.open(goOn);
    else goOn();
  }

  let hasBegun = !!before;
  function goOn(): void {
    const now = { state: 'showing' as const, ...at };
    const hand = at.asked && !before ? 'ours' : 'none';
    // What has been shown already is not judged again: the page may not have drawn yet what its condition asks for.
    if (at.shown) return enter(hand);
    const move = hasBegun ? 'arrive' : 'start';
    hasBegun = true;
    settle(advance(guide, now, move, facts()), hand);
  }

  function end(ending: Ending): void {
    const step = flow.step();
    const { mode } = at;
    leave();
    const finish = (): void => {
      if (flow.ended) return;
      stop();
      kept.write(undefined);
      const props = { ...(mode !== 'guide' && { mode }), ...flow.manner?.props?.(), ...ending.props };
      stage.end({
        ...ending,
        ...(ending.how !== 'completed' && step && { stepId: step.stepId }),
        ...(ending.how === 'dismissed' && at.missed && { unseen: true }),
        ...(Object.keys(props).length > 0 && { props }),
      });
    };
    if (ending.how === 'completed' && flow.manner?.close) flow.manner.close(finish);
    else finish();
  }

  function stop(): void {
    if (flow.ended) return;
    flow.ended = true;
    leave();
    flow.manner?.stop?.();
    presenter.stop();
  }

  // Not at once: who starts us has to have us first, should the guide end before anything is seen of it.
  queueMicrotask(guard(() => flow.ended || switchTo(at.mode)));
  return {
    guideId: guide.guideId,
    navigated() {
      const step = flow.step();
      if (!step || isAtHome(step, facts()) === isHere) return;
      if (isHere) enter('none');
      else goOn();
    },
    clicked(path) {
      flow.manner?.clicked?.(path);
      flow.play?.clicked(path);
    },
    recorded(event) {
      if (!('guideId' in event) || event.guideId !== guide.guideId) flow.play?.recorded(event);
    },
    stop,
  };
}
