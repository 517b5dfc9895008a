import type { Button, Props, Step } from '@handrail/protocol';
import type { Move } from '@handrail/protocol/progress';
import { carryOut } from '../../present/carry-out.ts';
import type { Act } from '../../scene.ts';
import { move, type Flow, type Hand } from './flow.ts';

/** What counts a step as done. */
const FORWARD: ReadonlySet<string> = new Set(['next', 'go', 'complete']);

/** Does what the visitor wants of a step. */
export function createAct(flow: Flow): (step: Step, what: Act) => void {
  const { stage } = flow;
  const isOver = (step: Step): boolean => flow.ended || step !== flow.step();

  function forward(step: Step, how: Move, hand: Hand, props?: Props): void {
    if (isOver(step)) return;
    flow.note('step.completed', step, props);
    flow.manner?.completed?.(step);
    move(flow, how, hand);
  }

  function press(step: Step, { buttonId, actions }: Button): void {
    if (actions.some((one) => FORWARD.has(one.do)) && flow.play?.objects()) return;
    const onward = (how: Move): void => forward(step, how, 'ours', { buttonId });
    carryOut(actions, {
      stage,
      moves: {
        next: () => onward('next'),
        back: () => isOver(step) || move(flow, 'back', 'ours'),
        go: (stepId) => onward({ go: stepId }),
        end: (ending) => (ending.how === 'completed' ? onward('complete') : isOver(step) || flow.end(ending)),
      },
    });
  }

  return (step, what) => {
    // A card lingers while the next step's element is looked for: what is pressed on it then comes too late.
    if (isOver(step)) return;
    if (typeof what === 'object') return 'press' in what ? press(step, what.press) : flow.switchTo(what.switchTo);
    switch (what) {
      case 'done':
        return forward(step, 'next', 'page');
      case 'next':
        return flow.play?.objects() ? undefined : forward(step, 'next', 'ours');
      case 'back':
        return move(flow, 'back', 'ours');
      case 'skip':
        return move(flow, 'skip', 'ours');
      case 'retry':
        return flow.play?.retry();
      case 'mute':
        return flow.end({ how: 'muted' });
      case 'dismiss':
        return flow.end({ how: 'dismissed' });
    }
  };
}
