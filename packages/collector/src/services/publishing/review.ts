import type { DraftState, Person, ProblemCode, Review } from '@handrail/protocol';
import type { Desk, Reviewable } from '../../store/records/guide-records.ts';
import { currentReview, stateOf } from './draft-state.ts';

/** What is done to a draft on its way: asking for a review, taking that back, and the two ends of one. */
export type Move = 'submit' | 'withdraw' | 'approve' | 'send-back';

export interface Step {
  move: Move;
  by: Person;
  at: number;
  comment?: string | undefined;
  /** Whether authors may approve what they have written themselves. */
  ownWork: boolean;
}

/** Why something is not done: a code for programs, and for people what to do. */
export interface Refused {
  code: ProblemCode;
  detail: string;
}

/** How many things that were said are kept. */
const MAX_REVIEWS = 50;

const NOT_NOW: Readonly<Record<Move, Partial<Record<DraftState, Refused>>>> = {
  submit: {
    'in-review': { code: 'already-in-review', detail: 'A review of this draft has been asked for already.' },
    approved: { code: 'already-approved', detail: 'This draft is approved; it can be published.' },
    published: { code: 'nothing-new', detail: 'Visitors have this draft already; change it first.' },
  },
  withdraw: {
    draft: { code: 'not-in-review', detail: 'No review of this draft has been asked for.' },
    'sent-back': { code: 'not-in-review', detail: 'No review of this draft has been asked for.' },
    published: { code: 'not-in-review', detail: 'No review of this draft has been asked for.' },
  },
  approve: {},
  'send-back': {},
};
export const REFUSED_AS_ARCHIVED: Refused = {
  code: 'archived',
  detail: 'It is archived; take it out of the archive first.',
};
const NOT_IN_REVIEW: Refused = {
  code: 'not-in-review',
  detail: 'Nobody has asked for a review of this draft, or it was changed since.',
};

/** The desk after a move; or why it does not fit. */
export function decide<D extends Desk>(record: Reviewable<D>, step: Step): { desk: D } | { refused: Refused } {
  const state = stateOf(record);
  if (state === 'archived') return { refused: REFUSED_AS_ARCHIVED };
  const refused = NOT_NOW[step.move][state];
  if (refused !== undefined) return { refused };
  if (step.move === 'withdraw') return { desk: { ...record.desk, reviews: takenBack(record) } };
  if (step.move === 'submit') return { desk: said(record, 'asked', step) };
  if (state !== 'in-review') return { refused: NOT_IN_REVIEW };
  if (step.move === 'send-back') return { desk: said(record, 'sent-back', step) };
  const own = refuseOwn(record, step);
  return own === undefined ? { desk: said(record, 'approved', step) } : { refused: own };
}

/** Whoever wrote a draft does not approve it, unless the app allows it; programs of the environment may. */
export function refuseOwn(
  { desk }: Pick<Reviewable, 'desk'>,
  { by, ownWork }: Pick<Step, 'by' | 'ownWork'>,
): Refused | undefined {
  if (ownWork || by.memberId === null || !desk.authors.includes(by.memberId)) return undefined;
  const detail =
    'You have written in this draft, so somebody else approves it. An admin can allow own work in the settings of the app.';
  return { code: 'own-work', detail };
}

export function said<D extends Desk>(
  { desk, revision }: Reviewable<D>,
  state: Review['state'],
  { by, at, comment }: Pick<Step, 'by' | 'at' | 'comment'>,
): D {
  const review = { state, revision, at, by, ...(comment === undefined ? {} : { comment }) };
  return { ...desk, reviews: [...desk.reviews, review].slice(-MAX_REVIEWS) };
}

/** Without what was said of this draft. */
const takenBack = (record: Reviewable): Review[] =>
  currentReview(record) === undefined
    ? record.desk.reviews
    : record.desk.reviews.filter(({ revision }) => revision !== record.revision);
