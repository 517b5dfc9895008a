import type { Action, Mode, Props, ShownStep, Step, Walkthrough } from '@handrail/protocol';
import { countBy, isAtHome, type Advance, type Move, type Progress } from '@handrail/protocol/progress';
import type { findExact, watch } from '@handrail/target';
import type { Stop } from '../../../core/lifetime.ts';
import type { At } from '../../../page/clicks.ts';
import type { Act, Presenter, Scene } from '../../scene.ts';
import type { Ending, Stage } from '../../stage.ts';
import type { Kept } from './kept.ts';
import type { Manner } from './manners.ts';
import type { Note } from './notes.ts';
import { playStep, type Play, type Sight } from './play-step.ts';
import { sceneOf } from './scene-of.ts';

/** How a step was left: by a button of ours, by something done in the page, or by nothing that the visitor did. */
export type Hand = 'ours' | 'page' | 'none';

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
  /** What follows what in this guide. */
  advance: Advance;
  /** Where the visitor is; to be saved after a change. */
  at: Kept;
  save(): void;
  step(): Step | undefined;
  /** Whether the step belongs to this page. */
  isHere: boolean;
  play?: Play | undefined;
  stopOffer: Stop;
  /** How it is run, unless as "guide me". */
  manner?: Manner | undefined;
  /** What its ways to run are called, where it has several. */
  modes?: Record<Mode, string> | undefined;
  ended: boolean;
  act(step: Step, what: Act): void;
  /** Does what hidden steps on the way want done. */
  passBy(actions: readonly Action[], next: Progress): void;
  switchTo(mode: Mode): void;
  end(ending: Ending): void;
}

/** How long the page has to go elsewhere by itself, after something was done in it, before we offer the way. */
const OFFER_MS = 1_000;

export function move(flow: Flow, how: Move, hand: Hand): void {
  const { stage, at } = flow;
  settle(flow, flow.advance(stage.guide, { state: 'showing', ...at }, how, stage.facts()), hand);
}

/** Makes true what the state machine says comes next. */
export function settle(flow: Flow, next: Progress, hand: Hand): void {
  const { at } = flow;
  if (next.state === 'idle' || flow.ended) return;
  if (next.state === 'showing') {
    Object.assign(at, { stepIndex: next.stepIndex, trail: next.trail, shown: false });
    enter(flow, hand);
  } else if (next.how !== 'snoozed') {
    flow.end({ how: next.how, ...(next.fault && { unseen: true, props: { reason: next.fault } }) });
  }
  const { actions = [] } = next;
  if (actions.length > 0 || (next.state === 'ended' && next.how === 'snoozed')) flow.passBy(actions, next);
}

export const isOver = (flow: Flow, step: Step): boolean => flow.ended || step !== flow.step();

/** The step is done: on to what follows. */
export function forward(flow: Flow, step: Step, how: Move, hand: Hand, props?: Props): void {
  if (isOver(flow, step)) return;
  flow.note('step.completed', step, props);
  flow.manner?.completed?.(step);
  move(flow, how, hand);
}

/** Begins the step at which the visitor is. */
export function enter(flow: Flow, hand: Hand): void {
  const { stage, tools, at } = flow;
  leave(flow);
  flow.save();
  const step = flow.step();
  if (!step) return;
  flow.isHere = isAtHome(step, stage.facts());
  if (!flow.isHere || step.type === 'hidden') return away(flow, step, hand);
  flow.play = playStep(step, {
    ...{ stage, tools, draw: (sight) => draw(flow, step, sight), waitMs: flow.manner?.waitMs },
    onShown(sight, healed) {
      if (!at.shown) flow.note('step.shown', step, healed ? { healed } : undefined);
      at.shown = true;
      flow.save();
      flow.manner?.shown?.(step, sight);
    },
    onClick: (path, where) => clicked(flow, path, where),
    onMissed(reason) {
      if (flow.manner?.isBlind) return true;
      flow.note('step.missed', step, { reason });
      at.missed = true;
      flow.save();
      return false;
    },
    onPass: () => move(flow, 'pass', hand),
    onDone: () => flow.act(step, 'done'),
  });
}

/** The step is on another page: after something that the visitor did we lead there or offer the way, else it waits for them to come. */
function away(flow: Flow, step: Step, hand: Hand): void {
  const { stage, tools } = flow;
  tools.presenter.hide();
  if (flow.manner?.away?.(step) || hand === 'none') return;
  const lead = stage.guard(async () => {
    const { leadElsewhere } = await import('./elsewhere.ts');
    if (!isOver(flow, step) && !flow.isHere) leadElsewhere(flow, step, hand);
  });
  if (hand === 'ours') lead();
  else flow.stopOffer = stage.after(OFFER_MS, lead);
}

export function leave(flow: Flow): void {
  flow.stopOffer();
  flow.play?.stop();
  flow.manner?.left?.();
  flow.play = undefined;
}

export function clicked(flow: Flow, path: readonly EventTarget[], where: At | undefined): void {
  flow.manner?.clicked?.(path, where);
  flow.play?.clicked(path, where);
}

export function draw(flow: Flow, step: ShownStep, sight: Sight): void {
  const { stage, at, manner } = flow;
  const count = countBy(flow.advance)(stage.guide, { state: 'showing', ...at }, stage.facts());
  const scene = sceneOf({ flow, step, sight, count, act: stage.guard((what: Act) => flow.act(step, what)) });
  const show = (next: Scene): void => flow.tools.presenter.show(manner?.dress ? manner.dress(next) : next);
  if (!scene.missed) return show(scene);
  // Where that cannot be had, its own words stand there.
  void import('./missed.ts')
    .then(
      ({ missedScene }) => missedScene(flow, step, scene),
      () => scene,
    )
    // Meanwhile it may have come.
    .then(stage.guard((next: Scene) => flow.play?.sight.missing === scene.missed && show(next)));
}
