import type { Action } from '@handrail/protocol';
import { createOutside } from '../outside.ts';
import type { Ending, Stage } from '../stage.ts';

/** Where actions can take the guide they stand in. What a kind has no use for, it leaves out. */
export interface Moves {
  /** To what follows. @default ends the guide as completed */
  next?(): void;
  back?(): void;
  go?(stepId: string): void;
  /** @default the stage's own */
  end?(ending: Ending): void;
}

export interface CarryOutOptions {
  stage: Pick<Stage, 'outside' | 'end'>;
  moves?: Moves;
  /** Epoch milliseconds. @default the system's clock */
  now?: () => number;
}

/** What leaves the guide behind comes last, so that the guide has noted its own end before. */
const LEAVES: ReadonlySet<Action['do']> = new Set(['open', 'start', 'help']);

/** Does what a button, a launcher or a hidden step is there for. An action of a later version is passed over. */
export function carryOut(actions: readonly Action[], options: CarryOutOptions): void {
  for (const action of actions) if (!LEAVES.has(action.do)) act(action, options);
  for (const action of actions) if (LEAVES.has(action.do)) act(action, options);
}

function act(action: Action, { stage, moves = {}, now = Date.now }: CarryOutOptions): void {
  const outside = () => stage.outside(createOutside);
  const end = moves.end ?? stage.end;
  switch (action.do) {
    case 'next':
      return moves.next ? moves.next() : end({ how: 'completed' });
    case 'back':
      return moves.back?.();
    case 'go':
      return moves.go?.(action.stepId);
    case 'complete':
      return end({ how: 'completed' });
    case 'dismiss':
      return end({ how: 'dismissed' });
    case 'mute':
      return end({ how: 'muted' });
    case 'snooze':
      return end({ how: 'snoozed', until: now() + action.minutes * 60_000 });
    case 'track':
      return outside().track(action.name, action.props);
    case 'open':
      return outside().open(action.url, action.newTab);
    case 'start':
      return outside().start(action.guideId, action.mode);
    case 'help':
      return outside().help();
  }
}
