import { expect, test } from 'vitest';
import type { Journey } from '../store/events/event-store.ts';
import { shapeFunnel } from './funnel.ts';

const steps = ['a', 'b', 'c'].map((stepId) => ({
  type: 'dialog' as const,
  stepId,
  title: stepId.toUpperCase(),
  blocks: [],
}));
const journey = (people: number, stepIds: string[], more: Partial<Journey> = {}): Journey => ({
  stepIds,
  completed: false,
  dismissedAt: undefined,
  people,
  ...more,
});

test('people are lost at the step whose next one they never saw', () => {
  const funnel = shapeFunnel(
    steps,
    [
      journey(5, ['a', 'b', 'c'], { completed: true }),
      journey(1, ['a', 'b', 'c'], { dismissedAt: 'c' }),
      journey(2, ['a', 'b'], { dismissedAt: 'b' }),
      journey(1, ['a', 'b']),
      journey(1, ['a'], { dismissedAt: 'a' }),
    ],
    [
      { stepId: 'a', shown: 12, missed: 0 },
      { stepId: 'b', shown: 9, missed: 3 },
    ],
  );
  expect(funnel).toEqual([
    {
      stepId: 'a',
      title: 'A',
      reachedBy: 10,
      lost: 1,
      lostShare: 0.1,
      dismissedBy: 1,
      shown: 12,
      missed: 0,
      missRate: 0,
    },
    {
      stepId: 'b',
      title: 'B',
      reachedBy: 9,
      lost: 3,
      lostShare: 3 / 9,
      dismissedBy: 2,
      shown: 9,
      missed: 3,
      missRate: 0.25,
    },
    {
      stepId: 'c',
      title: 'C',
      reachedBy: 6,
      lost: 1,
      lostShare: 1 / 6,
      dismissedBy: 1,
      shown: 0,
      missed: 0,
      missRate: null,
    },
  ]);
});

test('who went back and closed the guide at a step that others go on from is not lost there', () => {
  const [first, second] = shapeFunnel(steps.slice(0, 2), [journey(1, ['a', 'b'], { dismissedAt: 'a' })], []);
  expect([first?.lost, first?.dismissedBy]).toEqual([0, 0]);
  expect([second?.lost, second?.dismissedBy]).toEqual([1, 0]);
});

test('a step that nobody was shown counts as not reached, and its people as lost before it', () => {
  const funnel = shapeFunnel(steps, [journey(3, ['a', 'c'], { completed: true })], []);
  expect(funnel.map(({ reachedBy, lost }) => [reachedBy, lost])).toEqual([
    [3, 3],
    [0, 0],
    [3, 0],
  ]);
});

test('without people there is no share: no data is not 0 %', () => {
  expect(shapeFunnel(steps.slice(0, 1), [], [])).toEqual([
    {
      stepId: 'a',
      title: 'A',
      reachedBy: 0,
      lost: 0,
      lostShare: null,
      dismissedBy: 0,
      shown: 0,
      missed: 0,
      missRate: null,
    },
  ]);
});
