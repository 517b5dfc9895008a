import type { Guide, GuideVersion } from '@handrail/protocol';
import { describe, expect, test } from 'vitest';
import type { GuideRecord } from '../../store/records/guide-records.ts';
import { stateOf } from './draft-state.ts';
import { decide, type Move } from './review.ts';

const draft: Guide = { kind: 'announcement', guideId: 'g', title: 'G', trigger: { on: 'call' }, blocks: [] };
const ada = { memberId: 'ada', name: 'Ada' };
const bob = { memberId: 'bob', name: 'Bob' };
const ci = { memberId: null, name: 'CI' };
const said = (state: 'asked' | 'approved' | 'sent-back', revision = 3) => ({ state, revision, at: 1, by: ada });

function record(over: Partial<GuideRecord['desk']> = {}, published?: GuideVersion): GuideRecord {
  return {
    ...{ draft, revision: 3, turn: 5, updatedAt: 1, updatedBy: ada, newest: 0, published, live: [], plans: [] },
    desk: { authors: ['ada'], reviews: [], labels: [], ...over },
  };
}

/** The records in each state. */
const IN = {
  draft: record(),
  'in-review': record({ reviews: [said('asked')] }),
  approved: record({ reviews: [said('asked'), said('approved')] }),
  'sent-back': record({ reviews: [said('asked'), said('sent-back')] }),
  published: record({}, { ...draft, version: 1, publishedAt: 1 }),
  archived: record({ reviews: [said('approved')], archived: { at: 1, by: ada } }),
};
type State = keyof typeof IN;

/** For each move what it leads to from each state: a state, or why not. */
const WAYS: Record<Move, Record<State, string>> = {
  submit: {
    draft: 'in-review',
    'in-review': 'already-in-review',
    approved: 'already-approved',
    'sent-back': 'in-review',
    published: 'nothing-new',
    archived: 'archived',
  },
  withdraw: {
    draft: 'not-in-review',
    'in-review': 'draft',
    approved: 'draft',
    'sent-back': 'not-in-review',
    published: 'not-in-review',
    archived: 'archived',
  },
  approve: {
    draft: 'not-in-review',
    'in-review': 'approved',
    approved: 'not-in-review',
    'sent-back': 'not-in-review',
    published: 'not-in-review',
    archived: 'archived',
  },
  'send-back': {
    draft: 'not-in-review',
    'in-review': 'sent-back',
    approved: 'not-in-review',
    'sent-back': 'not-in-review',
    published: 'not-in-review',
    archived: 'archived',
  },
};

const ways = Object.entries(WAYS).flatMap(([move, ends]) =>
  // The keys of two objects that are written above.
  Object.entries(ends).map(([state, end]) => [move as Move, state as State, end] as const),
);

describe('a draft on its way', () => {
  test.each(ways)('%s from %s: %s', (move, state, end) => {
    expect(stateOf(IN[state])).toBe(state);
    const done = decide(IN[state], { move, by: bob, at: 9, ownWork: false });
    expect('desk' in done ? stateOf({ ...IN[state], desk: done.desk }) : done.refused.code).toBe(end);
  });

  test('what was said of it holds for that revision alone, and is kept to be read', () => {
    const changed = { ...IN.approved, revision: 4 };
    expect(stateOf(changed)).toBe('draft');
    const asked = decide(changed, { move: 'submit', by: ada, at: 9, comment: 'Step 2 is new', ownWork: false });
    expect(asked).toMatchObject({
      desk: { reviews: [{ revision: 3 }, { revision: 3 }, { revision: 4, by: ada, comment: 'Step 2 is new' }] },
    });
  });

  test('is not approved by whoever wrote in it, unless the app allows it or it is a program', () => {
    const approve = (by: typeof ada | typeof ci, ownWork = false) =>
      decide(IN['in-review'], { move: 'approve', by, at: 9, ownWork });
    expect(approve(ada)).toMatchObject({ refused: { code: 'own-work' } });
    expect(approve(ada, true)).toHaveProperty('desk');
    expect(approve(ci)).toHaveProperty('desk');
    expect(decide(IN['in-review'], { move: 'send-back', by: ada, at: 9, ownWork: false })).toHaveProperty('desk');
  });
});
