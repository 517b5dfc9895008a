import { expect, test } from 'vitest';
import { shapeGuideSummary } from './guide-summary.ts';

const draft = {
  kind: 'walkthrough' as const,
  guideId: 'g',
  title: 'Draft',
  trigger: { on: 'call' as const },
  steps: [],
};

test('rates are people over people, and misses over all attempts to show', () => {
  const totals = { guideId: 'g', starts: 9, startedBy: 4, completedBy: 3, shown: 18, missed: 2, affectedBy: 1 };
  const published = { ...draft, title: 'Published', version: 2, publishedAt: 1 };
  expect(shapeGuideSummary({ draft, published }, totals)).toEqual({
    ...totals,
    kind: 'walkthrough',
    title: 'Published',
    version: 2,
    completionRate: 0.75,
    missRate: 0.1,
  });
});

test('a guide that nobody saw has no rates', () => {
  expect(shapeGuideSummary({ draft, published: undefined }, undefined)).toMatchObject({
    title: 'Draft',
    version: null,
    starts: 0,
    completionRate: null,
    missRate: null,
  });
});
