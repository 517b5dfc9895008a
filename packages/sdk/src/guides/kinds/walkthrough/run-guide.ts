import type { Mode, Walkthrough } from '@handrail/protocol';
import { advanceBy, isAtHome, isStraight, straight } from '@handrail/protocol/progress';
import type { Ending, Run, Stage } from '../../stage.ts';
import { act } from './act.ts';
import { clicked, enter, leave, settle, type Flow, type Tools } from './flow.ts';
import { beginning, readKept } from './kept.ts';
import { createNotes } from './notes.ts';

/** Takes a visitor through a guide: has each step's element found, has it shown, and notes what happened. */
export function runGuide(stage: Stage<Walkthrough>, tools: Tools): Run {
  const { guide, facts, guard, kept } = stage;
  const before = readKept(kept.read(), guide);
  const at = before ?? beginning(stage);
  const flow: Flow = {
    ...{ stage, tools, at, isHere: false, ended: false },
    ...{ stopOffer: () => undefined, act: guard((step, what) => act(flow, step, what)), passBy: guard(passBy) },
    note: createNotes(stage),
    advance: advanceBy(straight),
    save: () => kept.write(at),
    step: () => guide.steps[at.stepIndex],
    ...{ end, switchTo: guard(switchTo) },
  };

  async function passBy(...done: Parameters<Flow['passBy']>): Promise<void> {
    (await import('./press.ts')).passBy(flow, ...done);
  }

  /** Runs it in a way from here on. Where what that takes cannot be had, the visitor is led all the same. */
  async function switchTo(mode: Mode): Promise<void> {
    if (mode === 'guide' && !guide.modes?.[1]) return goOn();
    const way = await import('./switch-to.ts').catch(() => undefined);
    if (way) return way.switchTo(flow, mode, goOn);
    if (!flow.ended) goOn();
  }

  let hasBegun = !!before;
  function goOn(): void {
    const hand = at.asked && !before ? 'ours' : 'none';
    // What has been shown already is not judged again: the page may not have drawn yet what its condition asks for.
    if (at.shown) return enter(flow, hand);
    const now = { state: 'showing' as const, ...at };
    const next = flow.advance(guide, now, hasBegun ? 'arrive' : 'start', facts());
    hasBegun = true;
    settle(flow, next, hand);
  }

  function end(ending: Ending): void {
    leave(flow);
    const finish = (): void => {
      if (flow.ended) return;
      const { mode, missed } = at;
      const step = flow.step();
      const props = {
        ...((mode !== 'guide' || stage.mode !== mode) && { mode }),
        ...flow.manner?.props?.(),
        ...ending.props,
      };
      stop();
      kept.write(undefined);
      stage.end({
        ...ending,
        ...(ending.how !== 'completed' && step && { stepId: step.stepId }),
        ...(ending.how === 'dismissed' && missed && { unseen: true }),
        props,
      });
    };
    if (ending.how === 'completed' && flow.manner?.close) flow.manner.close(finish);
    else finish();
  }

  function stop(): void {
    if (flow.ended) return;
    flow.ended = true;
    leave(flow);
    flow.manner?.stop?.();
    tools.presenter.stop();
  }

  // Not at once: who starts us has to have us first, should the guide end before anything is seen of it.
  queueMicrotask(guard(() => flow.ended || begin(flow)));
  return {
    guideId: guide.guideId,
    navigated() {
      const step = flow.step();
      if (!step || isAtHome(step, facts()) === flow.isHere) return;
      if (flow.isHere) enter(flow, 'none');
      else goOn();
    },
    clicked: (path, where) => clicked(flow, path, where),
    recorded(event) {
      if (!('guideId' in event) || event.guideId !== guide.guideId) flow.play?.recorded(event);
    },
    stop,
  };
}

/** What a guide needs that does not lead straight on is fetched for it. */
async function begin(flow: Flow): Promise<void> {
  if (!isStraight(flow.stage.guide.steps)) {
    const way = await import('./winding.ts').catch(() => undefined);
    if (!way) return flow.end({ how: 'dismissed', unseen: true, props: { reason: 'not-loaded' } });
    flow.advance = advanceBy(way.winding);
  }
  if (!flow.ended) flow.switchTo(flow.at.mode);
}
