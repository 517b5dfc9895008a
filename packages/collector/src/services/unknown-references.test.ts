import type { Guide } from '@handrail/protocol';
import { expect, test } from 'vitest';
import { findUnknownReferences } from './unknown-references.ts';

test('guides and segments that are not there are named by their places, wherever a guide speaks of them', () => {
  const guide: Guide = {
    ...{ kind: 'checklist', guideId: 'list', title: 'List', trigger: { on: 'call' } },
    audience: {
      type: 'all',
      of: [
        { type: 'segment', segmentId: 'new' },
        { type: 'segment', segmentId: 'gone' },
      ],
    },
    items: [
      { itemId: 'a', title: 'A', completedBy: { guideId: 'first' }, actions: [{ do: 'start', guideId: 'lost' }] },
      { itemId: 'b', title: 'B', completedBy: { when: { type: 'guide', guideId: 'other', state: 'completed' } } },
      { itemId: 'c', title: 'C', completedBy: 'tick', actions: [{ do: 'track', name: 'x', props: { guideId: 'x' } }] },
    ],
  };
  const around = { guideIds: new Set(['first']), segmentIds: new Set(['new']) };
  expect(findUnknownReferences(guide, around)).toEqual([
    { path: '/audience/of/1/segmentId', message: 'there is no segment "gone" in this app yet' },
    { path: '/items/0/actions/0/guideId', message: 'there is no guide "lost" in this app yet' },
    { path: '/items/1/completedBy/when/guideId', message: 'there is no guide "other" in this app yet' },
  ]);
});
