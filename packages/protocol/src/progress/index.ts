import type { Walkthrough } from '../schema/kinds/walkthrough.ts';

export { stepsOf } from './steps-of.ts';

/** How far a visitor is in a guide. */
export type Progress =
  { state: 'idle' } | { state: 'showing'; stepIndex: number } | { state: 'ended'; how: 'completed' | 'dismissed' };

/** What the visitor, or the page, did. */
export type Move = 'start' | 'next' | 'back' | 'dismiss';

/** The one state machine of a guide: the same in the SDK, the editor's preview and the collector. */
export function advance(guide: Pick<Walkthrough, 'steps'>, progress: Progress, move: Move): Progress {
  if (move === 'start') return { state: 'showing', stepIndex: 0 };
  if (progress.state !== 'showing') return progress;
  if (move === 'dismiss') return { state: 'ended', how: 'dismissed' };
  const stepIndex = progress.stepIndex + (move === 'next' ? 1 : -1);
  if (stepIndex >= guide.steps.length) return { state: 'ended', how: 'completed' };
  return { state: 'showing', stepIndex: Math.max(0, stepIndex) };
}
