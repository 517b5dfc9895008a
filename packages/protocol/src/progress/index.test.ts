import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Published } from '../schema/guide.ts';
import type { Walkthrough } from '../schema/kinds/walkthrough.ts';
import { advance, type Move, type Progress } from './index.ts';

const step = (stepId: string) => ({ type: 'dialog' as const, stepId, title: stepId, blocks: [] });
const guide: Published<Walkthrough> = {
  kind: 'walkthrough',
  guideId: 'g',
  title: 'G',
  trigger: { on: 'call' },
  steps: [step('a'), step('b'), step('c')],
  version: 1,
  publishedAt: 0,
};
const play = (...moves: Move[]) => moves.reduce<Progress>((now, move) => advance(guide, now, move), { state: 'idle' });

test('next leads through the steps, and past the last one completes', () => {
  expect(play('start', 'next')).toEqual({ state: 'showing', stepIndex: 1 });
  expect(play('start', 'next', 'next', 'next')).toEqual({ state: 'ended', how: 'completed' });
});

test('back stays at the first step', () => {
  expect(play('start', 'next', 'back', 'back', 'back')).toEqual({ state: 'showing', stepIndex: 0 });
});

test('closing half-way is dismissed, not completed, and final until a new start', () => {
  expect(play('start', 'next', 'dismiss', 'next')).toEqual({ state: 'ended', how: 'dismissed' });
  expect(play('start', 'dismiss', 'start')).toEqual({ state: 'showing', stepIndex: 0 });
});

test('nothing moves before the start', () => {
  expect(play('next', 'back', 'dismiss')).toEqual({ state: 'idle' });
});

test('whatever happens, the step that shows exists', () => {
  const moves = fc.array(fc.constantFrom<Move>('start', 'next', 'back', 'dismiss'), { maxLength: 30 });
  fc.assert(
    fc.property(moves, (all) => {
      const progress = play(...all);
      expect(progress.state !== 'showing' || guide.steps[progress.stepIndex] !== undefined).toBe(true);
    }),
  );
});
