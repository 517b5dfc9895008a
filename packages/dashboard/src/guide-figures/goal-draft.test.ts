import type { Guide } from '@handrail/protocol';
import { expect, test } from 'vitest';
import { draftOf, withGoal } from './goal-draft.ts';

const guide: Guide = {
  ...{ kind: 'walkthrough', guideId: 'g', title: 'G', trigger: { on: 'call' }, steps: [] },
};

test.each([
  ['an event', { event: 'saved', days: 7 }, 20],
  ['a page', { path: '/done/*', days: 1 }, undefined],
  ['a feature', { featureId: 'export', days: 90 }, 50],
])('a goal that is %s goes through the form and comes out as it was', (_what, goal, holdOut) => {
  const before = { ...guide, goal, ...(holdOut !== undefined && { holdOut }) };
  expect(withGoal(before, draftOf(before))).toEqual({ guide: before });
});

test('nothing to be met and nobody held out leaves no trace in the guide', () => {
  const before: Guide = { ...guide, goal: { event: 'saved', days: 7 }, holdOut: 20 };
  expect(withGoal(before, { ...draftOf(before), kind: 'none', days: 'x', holdOut: ' 0 ' })).toEqual({ guide });
});

test.each([
  ['what', { what: ' ' }],
  ['days', { days: '0' }],
  ['days', { days: '1.5' }],
  ['holdOut', { holdOut: '91' }],
  ['holdOut', { holdOut: '' }],
])('a form with a bad field says which: %s', (bad, change) => {
  const draft = { kind: 'event' as const, what: 'saved', days: '7', holdOut: '10', ...change };
  expect(withGoal(guide, draft)).toEqual({ bad });
});
