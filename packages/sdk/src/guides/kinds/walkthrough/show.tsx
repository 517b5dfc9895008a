/** @jsxImportSource #kit */
import type { Block, Inline, ShownStep } from '@handrail/protocol';
import type { Scene } from '../../scene.ts';
import { wordsOf } from '../../../kit/walkthrough-words.ts';
import { canJump } from './can-jump.ts';
import type { Manner } from './manners.ts';
import { createPointer } from './pointer.tsx';
import { draw, type Flow } from './flow.ts';

/** What cannot be found soon is spoken of without it: this page may have no such state. */
const WAIT_MS = 2_500;
/** A step stands as long as it takes to look at it and to read its words, at 15 characters a second. */
const LEAST_MS = 3_500;
const READ_MS = 1_000 / 15;

const lengthOf = (value: readonly (Block | Inline)[] | string): number => JSON.stringify(value).length / 2;

/** "Show me": a pointer goes from place to place and the guide moves on by itself. Nothing is done in the page. */
export function createShow(flow: Flow): Manner {
  const { stage, tools } = flow;
  const { after, guard, messages } = stage;
  const words = wordsOf(messages);
  const pointer = createPointer();
  let isPlaying = !matchMedia('(prefers-reduced-motion: reduce)').matches;
  let stopTimer = (): void => undefined;
  let last: Scene | undefined;

  function wait(step: ShownStep): void {
    stopTimer();
    // Where the visitor has to choose, and at the end, it waits for them.
    const isEnd = last?.count?.step === last?.count?.steps;
    if (!isPlaying || step.buttons?.length || isEnd) return;
    const span = LEAST_MS + READ_MS * (step.title.length + lengthOf(step.blocks));
    stopTimer = after(
      span,
      guard(() => (document.hidden ? wait(step) : last?.act('done'))),
    );
  }

  function toggle(step: ShownStep): void {
    isPlaying = !isPlaying;
    wait(step);
    if (last) tools.presenter.show(dressed(last, step));
  }

  function dressed(scene: Scene, step: ShownStep): Scene {
    const { act, controls, element } = scene;
    const isBlind = step.type === 'tooltip' && !element;
    const hasNext = controls.some(({ main, quiet }) => main && !quiet) || step.buttons?.length;
    return {
      ...scene,
      step: isBlind ? blindOf(step) : step,
      remark: isBlind ? { text: words.notHere } : undefined,
      pointer: element && pointer.at(step.stepId),
      controls: [
        { label: isPlaying ? words.pause : words.play, quiet: true, press: guard(() => toggle(step)) },
        ...controls,
        ...(hasNext ? [] : [{ label: messages.next, main: true, press: () => act('next') }]),
      ],
    };
  }

  // The same object for the same step, so that it is not taken for another one and read out again.
  const blind = new WeakMap<ShownStep, ShownStep>();
  function blindOf(step: ShownStep): ShownStep {
    const { stepId, title, blocks } = step;
    const found = blind.get(step) ?? { type: 'dialog', stepId, title, blocks };
    blind.set(step, found);
    return found;
  }

  return {
    ...{ isBlind: true, waitMs: WAIT_MS },
    dress(scene) {
      last = scene;
      return dressed(scene, scene.step);
    },
    shown: wait,
    away(step) {
      if (step.type === 'hidden' || canJump(step)) return false;
      draw(flow, step, {});
      wait(step);
      return true;
    },
    left() {
      stopTimer();
      pointer.leave();
    },
    stop: () => stopTimer(),
  };
}
