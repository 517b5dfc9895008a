import type { ShownStep, Step, TooltipStep } from '@handrail/protocol';
import { wordsOf } from '../../../kit/walkthrough-words.ts';
import type { Control } from '../../scene.ts';
import { fieldOf, valueOf } from './field.ts';
import type { Manner } from './manners.ts';
import { showOwnCard } from './own-card.ts';
import { fill, hasTaken, hindranceOf, isPrivate, type Hindrance } from './perform.ts';
import type { Sight } from './play-step.ts';
import { createPointer } from './pointer.tsx';
import { move, type Flow } from './flow.ts';

/** So that the visitor sees what is done, and may stop it. */
const PACE_MS = 1_200;
/** A page that writes its fields itself has taken a value by then, or put the old one back. */
const SETTLE_MS = 150;

type Performed = TooltipStep & Required<Pick<TooltipStep, 'perform'>>;
const isPerformed = (step: Step): step is Performed => step.type === 'tooltip' && !!step.perform && !step.decision;

/** "Do it for me": after the visitor has agreed, marked steps are done; every other step waits for them. */
export function createDo(flow: Flow): Manner {
  const { stage, at } = flow;
  const { after, guard, messages, guide } = stage;
  const words = wordsOf(messages);
  const pointer = createPointer();
  let stopTimer = (): void => undefined;

  const later = (ms: number, act: () => void): void => {
    stopTimer();
    stopTimer = after(ms, guard(act));
  };
  const byMyself: Control = { label: words.byMyself, press: guard(() => flow.switchTo('guide')) };

  function ask(goOn: () => void): void {
    const done = guide.steps.filter(isPerformed);
    const agree = (): void => {
      at.memo = 'agreed';
      goOn();
    };
    showOwnCard(flow, {
      title: words.modes.do,
      paragraphs: [words.asks, words.decisions],
      list: done.map(({ title, perform }) => (perform.do === 'fill' ? `${title}: “${perform.value}”` : title)),
      controls: [byMyself, { label: words.agree, main: true, press: agree }],
      close: () => flow.end({ how: 'dismissed' }),
    });
  }

  function halt(step: Performed, why: Hindrance | 'notFitting'): void {
    at.missed = true;
    flow.save();
    showOwnCard(flow, {
      title: words.stopped,
      paragraphs: [`${step.title}: ${words[why]}`],
      controls: [
        { label: words.retry, press: () => flow.switchTo('do') },
        { ...byMyself, main: true },
      ],
      close: () => flow.end({ how: 'dismissed' }),
    });
  }

  function perform(step: Performed): void {
    const { play } = flow;
    const element = play?.element();
    if (step !== flow.step() || !play || !element) return;
    const why = hindranceOf(step.perform, element);
    if (why) return halt(step, why);
    if (step.perform.do === 'click') {
      // First we go on, then it is clicked: it may lead to another page.
      done(step);
      (element as HTMLElement).click();
      return;
    }
    const { value } = step.perform;
    const field = fieldOf(element);
    const before = field ? valueOf(field) : '';
    fill(element, value);
    later(SETTLE_MS, () => {
      // By its own rules, or by what it asks for, the step may be done already.
      if (step !== flow.step() || flow.play !== play) return;
      if (!hasTaken(play.element() ?? element, value, before)) return halt(step, 'notTaken');
      if (play.objects()) return halt(step, 'notFitting');
      done(step);
    });
  }

  function done(step: Step): void {
    flow.note('step.completed', step);
    move(flow, 'next', 'page');
  }

  return {
    open(goOn) {
      if (at.memo === 'agreed') goOn();
      else ask(goOn);
    },
    dress(scene) {
      const { step, element, missed, controls } = scene;
      const stop = { label: words.stop, press: byMyself.press };
      // Without a step that could not be done, those that follow are not to be done either.
      if (missed) return { ...scene, controls: [byMyself, ...controls.filter(({ main }) => main)] };
      if (!isPerformed(step) || !element || isPrivate(element)) {
        // No way back, since what was done there would be done again.
        const onward = controls.filter(({ label }) => label !== messages.back);
        return { ...scene, controls: [{ ...stop, quiet: true }, ...onward] };
      }
      return { ...scene, controls: [stop], remark: { text: words.doing }, pointer: pointer.at(step.stepId) };
    },
    shown(step: ShownStep, { element }: Sight) {
      if (isPerformed(step) && element && !isPrivate(element)) later(PACE_MS, () => perform(step));
    },
    left() {
      stopTimer();
      pointer.leave();
    },
    stop: () => stopTimer(),
  };
}
