import type { DraftState, Review } from '@handrail/protocol';
import type { Numbered, Reviewable } from '../../store/records/guide-records.ts';

const OF_REVIEW = { asked: 'in-review', approved: 'approved', 'sent-back': 'sent-back' } as const;

/** What was said of the draft as it is now; what was said of an earlier one does not hold any more. */
export function currentReview({ desk, revision }: Pick<Reviewable, 'desk' | 'revision'>): Review | undefined {
  const last = desk.reviews.at(-1);
  return last?.revision === revision ? last : undefined;
}

/** How far a draft is on its way to visitors. */
export function stateOf(record: Reviewable): DraftState {
  if (record.desk.archived !== undefined) return 'archived';
  if (record.published !== undefined && sameContent(record.draft, record.published)) return 'published';
  const review = currentReview(record);
  return review === undefined ? 'draft' : OF_REVIEW[review.state];
}

/** Whether visitors of production do not see yet what was written last. */
export const hasNewerDraft = ({ draft, published }: Pick<Reviewable, 'draft' | 'published'>): boolean =>
  published !== undefined && !sameContent(draft, published);

export const sameContent = (draft: object, published: Numbered): boolean =>
  canonical(draft) === canonical(draftOf(published));

/** A version without its number and its time. */
export function draftOf<D extends object>(version: D & Numbered): D {
  const copy: D & Partial<Numbered> = { ...version };
  delete copy.version;
  delete copy.publishedAt;
  return copy;
}

/** JSON in which the order of fields plays no part. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) => {
    if (typeof one !== 'object' || one === null || Array.isArray(one)) return one;
    return Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
