import type { Step } from '@handrail/protocol';
import type { Act } from '../../scene.ts';
import { forward, isOver, move, type Flow } from './flow.ts';

/** Does what the visitor wants of a step. */
export function act(flow: Flow, step: Step, what: Act): unknown {
  // A card lingers while the next step's element is looked for: what is pressed on it then comes too late.
  if (isOver(flow, step)) return;
  if (typeof what === 'object') {
    if ('switchTo' in what) return flow.switchTo(what.switchTo);
    return import('./press.ts').then(
      flow.stage.guard(({ press }: typeof import('./press.ts')) => press(flow, step, what.press)),
    );
  }
  if (what === 'done') return forward(flow, step, 'next', 'page');
  if (what === 'next') return flow.play?.objects() || forward(flow, step, what, 'ours');
  if (what === 'mute') return flow.end({ how: 'muted' });
  return what === 'dismiss' ? flow.end({ how: 'dismissed' }) : move(flow, what, 'ours');
}
