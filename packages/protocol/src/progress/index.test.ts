import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Facts } from '../conditions/index.ts';
import type { Action } from '../schema/action.ts';
import type { Condition } from '../schema/condition.ts';
import type { Step } from '../schema/step.ts';
import {
  advance,
  advanceBy,
  countSteps,
  isAtHome,
  isStraight,
  straight,
  type Move,
  type Progress,
  type Showing,
} from './index.ts';

const step = (stepId: string, more: object = {}): Step =>
  ({ type: 'dialog', stepId, title: stepId, blocks: [], ...more }) satisfies Step;
const hidden = (stepId: string, more: object = {}): Step => ({ type: 'hidden', stepId, ...more });
const isA = (role: string): Condition => ({ type: 'trait', name: 'role', in: [role] });
const factsOf = (path = '/', role = 'buyer'): Facts => ({ page: { path, hash: '' }, traits: { role } });
const facts = factsOf();
const go = (to: string): Move => ({ go: to });

function play(steps: Step[], moves: Move[], at = facts): Progress {
  return moves.reduce<Progress>((now, move) => advance({ steps }, now, move, at), { state: 'idle' });
}
function showing(progress: Progress): Showing {
  if (progress.state !== 'showing') throw new Error(progress.state);
  return progress;
}
const abc = [step('a'), step('b'), step('c')];

test('next leads through the steps, and past the last one completes', () => {
  expect(play(abc, ['start', 'next'])).toEqual({ state: 'showing', stepIndex: 1, trail: [0] });
  expect(play(abc, ['start', 'next', 'next', 'next'])).toEqual({ state: 'ended', how: 'completed' });
});

test('back stays at the first step', () => {
  expect(play(abc, ['start', 'next', 'back', 'back', 'back'])).toEqual({ state: 'showing', stepIndex: 0, trail: [] });
});

test('closing half-way is dismissed, not completed, and final until a new start', () => {
  expect(play(abc, ['start', 'next', 'dismiss', 'next'])).toEqual({ state: 'ended', how: 'dismissed' });
  expect(play(abc, ['start', 'dismiss', 'start'])).toEqual({ state: 'showing', stepIndex: 0, trail: [] });
});

test('nothing moves before the start', () => {
  expect(play(abc, ['next', 'back', 'dismiss'])).toEqual({ state: 'idle' });
});

test('the first branch that holds is taken, and back leads the way that was taken', () => {
  const steps = [
    step('ask', { branches: [{ when: isA('boss'), go: 'end' }, { when: isA('buyer'), go: 'c' }, { go: 'b' }] }),
    step('b', { branches: [{ go: 'end' }] }),
    step('c'),
  ];
  expect(play(steps, ['start', 'next'])).toMatchObject({ stepIndex: 2, trail: [0] });
  expect(play(steps, ['start', 'next', 'back'])).toMatchObject({ stepIndex: 0, trail: [] });
  expect(play(steps, ['start', 'next'], factsOf('/', 'boss'))).toMatchObject({ how: 'completed' });
  expect(play(steps, ['start', 'next'], factsOf('/', 'else'))).toMatchObject({ stepIndex: 1 });
  expect(play(steps, ['start', 'next', 'next'], factsOf('/', 'else'))).toMatchObject({ how: 'completed' });
});

test('a button may lead anywhere; to a step that is not there it leads on', () => {
  expect(play(abc, ['start', go('c')])).toMatchObject({ stepIndex: 2, trail: [0] });
  expect(play(abc, ['start', go('gone')])).toMatchObject({ stepIndex: 1 });
  expect(play([step('a', { branches: [{ go: 'gone' }] }), step('b')], ['start', 'next'])).toMatchObject({
    stepIndex: 1,
  });
});

test('a step whose condition does not hold is passed over, on its own page where it asks for that', () => {
  const here: Condition = { type: 'not', of: { type: 'all', of: [{ type: 'page', path: '/*' }] } };
  const steps = [step('a', { when: isA('boss') }), step('b', { page: '/there', when: here }), step('c')];
  expect(play(steps, ['start'])).toMatchObject({ stepIndex: 1, trail: [] });
  expect(play(steps, ['start', 'arrive'], factsOf('/there'))).toMatchObject({ stepIndex: 2, trail: [] });
});

test('a hidden step does its work and goes on; back does not lead to it', () => {
  const actions: Action[] = [{ do: 'track', name: 'chosen' }, { do: 'next' }, { do: 'help' }];
  const steps = [step('a'), hidden('h', { actions, branches: [{ go: 'd' }] }), step('c'), step('d')];
  expect(play(steps, ['start', 'next'])).toEqual({
    ...{ state: 'showing', stepIndex: 3, trail: [0] },
    actions: [{ do: 'track', name: 'chosen' }, { do: 'help' }],
  });
  expect(play(steps, ['start', 'next', 'back'])).toEqual({ state: 'showing', stepIndex: 0, trail: [] });
});

test('the actions of a hidden step go before its branches, and the first that leads somewhere counts', () => {
  const withActions = (...actions: Action[]) =>
    play([hidden('h', { actions, branches: [{ go: 'b' }] }), step('a'), step('b')], ['start']);
  expect(withActions({ do: 'go', stepId: 'a' }, { do: 'complete' })).toMatchObject({ stepIndex: 1 });
  expect(withActions({ do: 'go', stepId: 'gone' })).toMatchObject({ stepIndex: 2 });
  expect(withActions({ do: 'complete' })).toMatchObject({ how: 'completed' });
  expect(withActions({ do: 'dismiss' })).toMatchObject({ how: 'dismissed' });
  expect(withActions({ do: 'mute' })).toMatchObject({ how: 'muted' });
  expect(withActions({ do: 'snooze', minutes: 5 })).toMatchObject({ how: 'snoozed', minutes: 5 });
});

test('a hidden step of another page waits for it', () => {
  const steps = [hidden('h', { url: '/there', actions: [{ do: 'help' }] }), step('a')];
  expect(play(steps, ['start'])).toEqual({ state: 'showing', stepIndex: 0, trail: [] });
  expect(advance({ steps }, play(steps, ['start']), 'arrive', factsOf('/there'))).toEqual({
    ...{ state: 'showing', stepIndex: 1, trail: [] },
    actions: [{ do: 'help' }],
  });
});

test('a circle of hidden steps ends the guide as a fault, not as completed', () => {
  const steps = [step('a'), hidden('h'), hidden('i', { branches: [{ go: 'h' }] })];
  expect(play(steps, ['start', 'next'])).toEqual({ state: 'ended', how: 'dismissed', fault: 'circle' });
});

test('where no step is for the visitor, the guide is not completed; one of hidden steps alone is', () => {
  expect(play([step('a', { when: isA('boss') })], ['start'])).toEqual({
    ...{ state: 'ended', how: 'dismissed', fault: 'no-step' },
  });
  expect(play([hidden('h')], ['start'])).toEqual({ state: 'ended', how: 'completed' });
  expect(play([step('a')], ['start', 'pass'])).toMatchObject({ fault: 'no-step' });
});

test('back does not lead to a step that could not be shown', () => {
  expect(play(abc, ['start', 'next', 'pass', 'back'])).toEqual({ state: 'showing', stepIndex: 0, trail: [] });
});

test('skipping the last step is no completion, skipping another is no end', () => {
  expect(play(abc, ['start', go('c'), 'skip'])).toEqual({ state: 'ended', how: 'dismissed' });
  expect(play(abc, ['start', 'skip'])).toMatchObject({ stepIndex: 1, trail: [0] });
});

test('a step that says only where it begins belongs there', () => {
  expect(isAtHome({ url: '/orders' }, factsOf('/orders'))).toBe(true);
  expect(isAtHome({ url: '/orders' }, factsOf('/'))).toBe(false);
  expect(isAtHome({ url: '/orders', page: '/*' }, factsOf('/'))).toBe(true);
  expect(isAtHome({}, factsOf('/'))).toBe(true);
});

test('steps are counted along the way taken and the way ahead', () => {
  const steps = [
    step('a', { branches: [{ when: isA('buyer'), go: 'c' }] }),
    step('b'),
    hidden('h'),
    step('c'),
    step('d', { when: isA('boss') }),
    step('e', { branches: [{ go: 'a' }] }),
  ];
  const count = (at: Facts, ...moves: Move[]) =>
    countSteps({ steps }, showing(play(steps, ['start', ...moves], at)), at);
  expect(count(facts)).toEqual({ step: 1, steps: 3 });
  expect(count(facts, 'next')).toEqual({ step: 2, steps: 3 });
  expect(count(factsOf('/', 'boss'), 'next')).toEqual({ step: 2, steps: 5 });
  // Round again: no step counts twice.
  expect(count(facts, 'next', 'next', 'next', 'next')).toEqual({ step: 3, steps: 3 });
});

const someStep = fc.record(
  {
    type: fc.constantFrom('dialog', 'hidden'),
    when: fc.constantFrom(isA('buyer'), isA('boss')),
    page: fc.constantFrom('/', '/there'),
    branches: fc.array(fc.record({ go: fc.constantFrom('s0', 's1', 's2', 's3', 'gone', 'end') }), { maxLength: 2 }),
  },
  { requiredKeys: ['type'] },
);
const someGuide = fc.array(someStep, { minLength: 1, maxLength: 4 }).map((all) =>
  all.map((one, index): Step => {
    const { type, ...logic } = one;
    return type === 'dialog' ? step(`s${index}`, logic) : hidden(`s${index}`, logic);
  }),
);
const someMoves = fc.array(
  fc.constantFrom<Move>('start', 'arrive', 'next', 'pass', 'skip', 'back', 'dismiss', go('s2'), go('gone')),
  { maxLength: 30 },
);

test('whatever a guide holds and happens: the step exists, a hidden one only waits, back never shows one', () => {
  fc.assert(
    fc.property(someGuide, someMoves, (steps, moves) => {
      let now: Progress = { state: 'idle' };
      for (const move of moves) {
        now = advance({ steps }, now, move, facts);
        if (now.state !== 'showing') continue;
        const at = steps[now.stepIndex];
        expect(at).toBeDefined();
        expect(at?.type !== 'hidden' || !isAtHome(at, facts)).toBe(true);
        expect(now.trail.every((index) => steps[index]?.type === 'dialog')).toBe(true);
        const count = countSteps({ steps }, now, facts);
        expect(count.step <= count.steps && count.steps <= steps.length + 1).toBe(true);
      }
    }),
  );
});

test('where a guide leads straight on, the short way says the same as the whole one', () => {
  const moves: Move[] = ['start', 'arrive', 'next', 'pass', 'skip', 'back', 'complete', 'dismiss', go('b'), go('x')];
  const onStraight = advanceBy(straight);
  expect(isStraight(abc)).toBe(true);
  fc.assert(
    fc.property(fc.subarray(abc, { minLength: 1 }), fc.array(fc.constantFrom(...moves)), (steps, way) => {
      let now: Progress = { state: 'idle' };
      for (const move of way) {
        const next = advance({ steps }, now, move, facts);
        expect(onStraight({ steps }, now, move, facts)).toEqual(next);
        now = next;
      }
    }),
  );
});

test.each([
  ['is hidden', hidden('b')],
  ['has a condition', step('b', { when: isA('buyer') })],
  ['has branches', step('b', { branches: [{ when: isA('buyer'), go: 'end' }] })],
])('a guide does not lead straight on when a step %s', (_what, winds) => {
  expect(isStraight([step('a'), winds])).toBe(false);
});
