import type { Action, Button, Step } from '@handrail/protocol';
import type { Move, Progress } from '@handrail/protocol/progress';
import { carryOut } from '../../present/carry-out.ts';
import { forward, isOver, move, type Flow } from './flow.ts';

/** What counts a step as done. */
const FORWARD: ReadonlySet<string> = new Set(['next', 'go', 'complete']);

/** Does what an author has put on a button of a step. */
export function press(flow: Flow, step: Step, { buttonId, actions }: Button): void {
  const { stage } = flow;
  if (actions.some((one) => FORWARD.has(one.do)) && flow.play?.objects()) return;
  const onward = (how: Move): void => forward(flow, step, how, 'ours', { buttonId });
  carryOut(actions, {
    stage,
    moves: {
      next: () => onward('next'),
      back: () => isOver(flow, step) || move(flow, 'back', 'ours'),
      go: (stepId) => onward({ go: stepId }),
      end: (ending) => (ending.how === 'completed' ? onward('complete') : isOver(flow, step) || flow.end(ending)),
    },
  });
}

/** Does what hidden steps want done, and puts the guide away where they say so. */
export function passBy({ stage, end }: Flow, actions: readonly Action[], next: Progress): void {
  if (next.state === 'ended' && next.how === 'snoozed')
    carryOut([{ do: 'snooze', minutes: next.minutes ?? 1 }], { stage, moves: { end } });
  carryOut(actions, { stage });
}
