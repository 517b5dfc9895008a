import type { Mode, Props, ShownStep, Step } from '@handrail/protocol';
import type { At } from '../../../page/clicks.ts';
import type { Scene } from '../../scene.ts';
import { createDo } from './do.ts';
import { createPractice } from './practise.ts';
import type { Sight } from './play-step.ts';
import type { Flow } from './flow.ts';
import { createShow } from './show.tsx';

/** What a way to run a walkthrough does otherwise than "guide me". */
export interface Manner {
  /** Steps are shown all the same when their element does not come. */
  isBlind?: boolean;
  /** How long an element may be absent at most. */
  waitMs?: number;
  /** Before the first step, and when a page load was between: goes on when the visitor agrees. */
  open?(goOn: () => void): void;
  /** Changes what is to be seen of a step. */
  dress?(scene: Scene): Scene;
  /** A step stands on the screen; again when its element was replaced. */
  shown?(step: ShownStep, sight: Sight): void;
  /** A step is on another page; answers whether that has been dealt with. */
  away?(step: Step): boolean;
  completed?(step: Step): void;
  left?(): void;
  clicked?(path: readonly EventTarget[], at?: At): void;
  /** After the last step: ends when the visitor has read it. */
  close?(finish: () => void): void;
  /** What the end of the guide is noted with. */
  props?(): Props;
  stop?(): void;
}

/** All ways but "guide me", in a chunk of their own. */
export function createManner(mode: Mode, flow: Flow): Manner | undefined {
  switch (mode) {
    case 'show':
      return createShow(flow);
    case 'do':
      return createDo(flow);
    case 'practise':
      return createPractice(flow);
    default:
      return undefined;
  }
}
