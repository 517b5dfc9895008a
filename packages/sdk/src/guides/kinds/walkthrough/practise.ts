import type { ShownStep, Step } from '@handrail/protocol';
import { wordsOf } from '../../../kit/walkthrough-words.ts';
import type { Scene } from '../../scene.ts';
import type { Manner } from './manners.ts';
import { showOwnCard } from './own-card.ts';
import { settle, type Flow } from './flow.ts';
import { beginTally, readTally, resultsOf, sayResults } from './tally.ts';

/** The rest of the press that ended the step before is none of this one. */
const GRACE_MS = 400;

const asksForADeed = (step: Step): boolean =>
  step.type === 'tooltip' && step.advance !== undefined && step.advance !== 'next';

/** "Practise": the visitor acts from the words alone. Clicks elsewhere and hints are counted, and told at the end. */
export function createPractice(flow: Flow): Manner {
  const { stage, at, tools } = flow;
  const { guard, messages, guide, facts } = stage;
  const words = wordsOf(messages);
  let tally = readTally(at.memo) ?? beginTally();
  at.memo = tally;
  let shownAt = 0;
  let isHinted = false;
  let isWrong = false;
  let last: Scene | undefined;
  // The same object for the same step, so that it is not taken for another one and read out again.
  const plain = new WeakMap<ShownStep, ShownStep>();

  function plainOf(step: ShownStep): ShownStep {
    const { stepId, title, blocks } = step;
    const found = plain.get(step) ?? { type: 'corner', stepId, title, blocks };
    plain.set(step, found);
    return found;
  }

  function count(what: 'mistakes' | 'hints'): void {
    const stepId = flow.step()?.stepId;
    tally[what] += 1;
    if (stepId !== undefined && !tally.flawed.includes(stepId)) tally.flawed.push(stepId);
    flow.save();
    if (last) tools.presenter.show(dressed(last));
  }

  function dressed(scene: Scene): Scene {
    const { step, missed, controls, remark } = scene;
    if (step.type !== 'tooltip' || missed) return scene;
    const wrong = isWrong ? { text: words.wrong, isProblem: true } : undefined;
    if (isHinted) return { ...scene, remark: wrong ?? remark };
    const hint = guard(() => {
      isHinted = true;
      count('hints');
    });
    return {
      ...scene,
      ...{ step: plainOf(step), element: undefined, remark: remark?.isProblem ? remark : wrong },
      controls: [...(asksForADeed(step) ? [{ label: words.hint, press: hint }] : []), ...controls],
    };
  }

  function again(): void {
    tally = beginTally();
    Object.assign(at, { memo: tally, missed: false, shown: false });
    settle(flow, flow.advance(guide, { state: 'idle' }, 'start', facts()), 'ours');
  }

  return {
    open(goOn) {
      if (tally.endedAt === undefined) goOn();
      else flow.end({ how: 'completed' });
    },
    dress(scene) {
      last = scene;
      return dressed(scene);
    },
    shown() {
      shownAt ||= Date.now();
    },
    clicked(path, where) {
      const { play } = flow;
      const step = flow.step();
      if (!step || !asksForADeed(step) || !play?.sight.element || Date.now() - shownAt < GRACE_MS) return;
      if (path.some(isOurs) || play.isHit(path, where) || isLabelOf(path, play.sight.element)) return;
      isWrong = true;
      count('mistakes');
    },
    completed(step) {
      if (asksForADeed(step) && !tally.tasks.includes(step.stepId)) tally.tasks.push(step.stepId);
    },
    left() {
      isHinted = isWrong = false;
      shownAt = 0;
    },
    close(finish) {
      tally.endedAt ??= Date.now();
      flow.save();
      showOwnCard(flow, {
        title: words.result,
        paragraphs: [],
        list: sayResults(resultsOf(tally), words, messages.locale),
        controls: [
          { label: words.again, press: again },
          { label: messages.done, main: true, press: finish },
        ],
        close: finish,
      });
    },
    props: () => resultsOf(tally),
  };
}

const isOurs = (one: EventTarget): boolean => one instanceof Element && one.localName === 'handrail-root';

/** A click on its label is one on the field. */
const isLabelOf = (path: readonly EventTarget[], element: Element): boolean =>
  path.some((one) => one instanceof HTMLLabelElement && one.control === element);
