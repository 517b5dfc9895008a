import type { Guide } from '@handrail/protocol';

/** A draft as it is kept when nobody has done anything with it yet. */
export const draftOf = (draft: Guide, updatedAt = 1) => ({
  ...{ draft, revision: 1, updatedAt, updatedBy: null },
  desk: { authors: [], reviews: [], labels: [] },
});

/** The note of a version that nobody in particular has made. */
export const BY_NOBODY = { by: null, approvedBy: null };
