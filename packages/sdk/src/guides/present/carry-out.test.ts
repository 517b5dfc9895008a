import { expect, test } from 'vitest';
import type { Action } from '@handrail/protocol';
import { carryOut, type Moves } from './carry-out.ts';

function play(actions: Action[], moves?: Moves) {
  const done: unknown[] = [];
  const note =
    (name: string) =>
    (...args: unknown[]) =>
      void done.push([name, ...args.filter((one) => one !== undefined)]);
  const outside = { start: note('start'), open: note('open'), help: note('help'), track: note('track') };
  carryOut(actions, { stage: { outside: () => outside, end: note('end') }, now: () => 1_000, ...(moves && { moves }) });
  return done;
}

test('each action does what it says', () => {
  expect(play([{ do: 'complete' }])).toEqual([['end', { how: 'completed' }]]);
  expect(play([{ do: 'dismiss' }])).toEqual([['end', { how: 'dismissed' }]]);
  expect(play([{ do: 'mute' }])).toEqual([['end', { how: 'muted' }]]);
  expect(play([{ do: 'snooze', minutes: 2 }])).toEqual([['end', { how: 'snoozed', until: 121_000 }]]);
  expect(play([{ do: 'open', url: '/a', newTab: true }])).toEqual([['open', '/a', true]]);
  expect(play([{ do: 'start', guideId: 'g', mode: 'show' }])).toEqual([['start', 'g', 'show']]);
  expect(play([{ do: 'help' }])).toEqual([['help']]);
  expect(play([{ do: 'track', name: 'order.wished', props: { from: 'tip' } }])).toEqual([
    ['track', 'order.wished', { from: 'tip' }],
  ]);
});

test('what leaves the guide comes last, the rest in its order', () => {
  const actions: Action[] = [
    { do: 'start', guideId: 'g' },
    { do: 'track', name: 'pressed' },
    { do: 'open', url: '/a' },
    { do: 'complete' },
  ];
  expect(play(actions)).toEqual([
    ['track', 'pressed'],
    ['end', { how: 'completed' }],
    ['start', 'g'],
    ['open', '/a'],
  ]);
});

test('where a guide has steps, it moves among them; elsewhere next is its end, and back and go are nothing', () => {
  const moved: string[] = [];
  const moves = {
    next: () => void moved.push('next'),
    back: () => void moved.push('back'),
    go: (stepId: string) => void moved.push(`go ${stepId}`),
    end: ({ how }: { how: string }) => void moved.push(how),
  };
  const all: Action[] = [{ do: 'next' }, { do: 'back' }, { do: 'go', stepId: 'b' }, { do: 'dismiss' }];
  expect(play(all, moves)).toEqual([]);
  expect(moved).toEqual(['next', 'back', 'go b', 'dismissed']);
  expect(play(all)).toEqual([
    ['end', { how: 'completed' }],
    ['end', { how: 'dismissed' }],
  ]);
});

test('an action of a later version is passed over', () => {
  // What a newer collector may send.
  expect(play([{ do: 'sing' } as unknown as Action, { do: 'help' }])).toEqual([['help']]);
});
