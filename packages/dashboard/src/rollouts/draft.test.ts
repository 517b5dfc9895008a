import type { NewRollout } from '@handrail/protocol';
import { expect, test } from 'vitest';
import { contentOf, draftOf, emptyDraft, newCriterion, withFigure } from './draft.ts';

const rollout: NewRollout = {
  ...{ name: 'New purchasing', need: 'Paper.', owner: 'Purchasing', goLive: '2026-05-01', defectCategoryId: 'defect' },
  scope: {
    appIds: ['demo', 'shop'],
    departments: { trait: 'department', values: ['Sales', 'IT'] },
    guides: [{ appId: 'demo', guideId: 'order' }],
  },
  criteria: [
    {
      ...{ criterionId: 'a', figure: 'adoption', appId: 'demo', comparison: 'at-least', target: 0.6, by: '2026-07-31' },
      ...{ days: 28, population: { trait: 'department', value: 'Sales' } },
    },
    {
      ...{ criterionId: 'b', figure: 'firstReply', appId: 'shop', comparison: 'at-most', target: 7_200_000 },
      ...{ by: '2026-07-31', days: 7 },
    },
  ],
};

test('what was saved is typed and saved again as it was', () => {
  const draft = draftOf(rollout);
  expect(draft.criteria.map(({ target }) => target)).toEqual(['60', '2']);
  expect(contentOf(draft)).toEqual(rollout);
});

test('a target that is no number says which, and departments are lines that each count once', () => {
  const draft = { ...draftOf(rollout), departments: ' Sales \n\nIT\nSales' };
  expect(contentOf(draft)).toEqual(rollout);
  const [first, second] = draft.criteria;
  if (!first || !second) throw new Error('there are two');
  expect(contentOf({ ...draft, criteria: [first, { ...second, target: 'two hours' }] })).toEqual({ noNumber: 1 });
  expect(contentOf({ ...draft, criteria: [{ ...first, days: '' }] })).toEqual({ noNumber: 0 });
});

test('a new criterion is judged a quarter after go-live, and has a name of its own', () => {
  const empty = emptyDraft('demo', '2026-05-01');
  const first = newCriterion(empty);
  expect(first).toMatchObject({ criterionId: 'c1', appId: 'demo', by: '2026-07-29', days: '28' });
  const second = newCriterion({ ...empty, criteria: [{ ...first, criterionId: 'c2' }] });
  expect(second.criterionId).toBe('c3');
});

test('another figure takes along what still fits', () => {
  const first = { ...newCriterion(emptyDraft('demo', '2026-05-01')), target: '60', guideId: 'order' };
  expect(withFigure(first, 'missRate')).toMatchObject({ comparison: 'at-most', target: '60', guideId: '' });
  expect(withFigure(first, 'tickets')).toMatchObject({ comparison: 'at-most', target: '' });
});
