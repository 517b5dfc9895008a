import type { ShownStep } from '@handrail/protocol';
import { isAtHome, type Count } from '@handrail/protocol/progress';
import type { Messages } from '../../../kit/messages.ts';
import type { Act, Control, Scene } from '../../scene.ts';
import { canJump } from './can-jump.ts';
import { isByDeed, type Sight } from './play-step.ts';
import type { Flow } from './flow.ts';

export interface SceneOptions {
  flow: Flow;
  step: ShownStep;
  sight: Sight;
  count: Count;
  act(act: Act): void;
}

/** What is to be seen of a step, and what can be done about it. */
export function sceneOf(options: SceneOptions): Scene {
  const { flow, step, sight, count, act } = options;
  const { guide, messages, facts } = flow.stage;
  const { trail, mode, asked } = flow.at;
  const { element, missing: missed } = sight;
  const control = (label: string, what: Act, more?: Partial<Control>): Control => ({
    ...{ label, press: () => act(what), ...more },
  });
  const main = { main: true };

  function buttons(): Control[] {
    if (step.buttons?.length)
      return step.buttons.map((button) => control(button.label, { press: button }, { main: !!button.main }));
    const isLast = count.step === count.steps;
    const last = guide.steps[trail.at(-1) ?? -1];
    const canGoBack = last && (isAtHome(last, facts()) || canJump(last));
    return [
      ...(canGoBack ? [control(messages.back, 'back')] : []),
      ...(isByDeed(step) && !sight.isFree ? [] : [control(isLast ? messages.done : messages.next, 'next', main)]),
    ];
  }

  const { modes } = flow;
  // Offered on the first card only.
  const others = modes && trail.length === 0 ? (guide.modes ?? []).filter((one) => one !== mode) : [];
  const quiet = { quiet: true };
  return {
    ...{ guide, step, count, element, missed, act },
    remark: sight.remark ?? hint(step, messages),
    controls: [
      ...buttons(),
      ...others.map((one) => control(modes?.[one] ?? one, { switchTo: one }, quiet)),
      ...(!asked ? [control(messages.notAgain, 'mute', quiet)] : []),
    ],
  };
}

function hint(step: ShownStep, { clickTarget, fillTarget }: Messages): Scene['remark'] {
  if (step.type !== 'tooltip') return undefined;
  if (step.advance === 'click') return { text: clickTarget };
  return step.advance === 'input' ? { text: fillTarget } : undefined;
}
