import Type from 'typebox';
import { guideSchema, KINDS, type Guide } from './guide.ts';
import { idSchema, instantSchema } from './ids.ts';
import { orNull } from './or-null.ts';

const closed = { additionalProperties: false };

export const ENVIRONMENTS = ['production', 'staging'] as const;
export const environmentSchema = Type.Enum([...ENVIRONMENTS]);

/** How far a draft is on its way to visitors. */
export const DRAFT_STATES = ['draft', 'in-review', 'sent-back', 'approved', 'published', 'archived'] as const;

/** Who did something. The name is that of the time, as members may go; programs of the environment are no member. */
export const personSchema = Type.Object({ memberId: orNull(idSchema), name: Type.String() });

/** Counts the versions of a guide or an article, from 1; every engine has room for it. */
export const versionNumberSchema = Type.Integer({ minimum: 1, maximum: 2_147_483_647 });
const revision = Type.Integer({ minimum: 1 });
export const commentSchema = Type.String({ minLength: 1, maxLength: 2_000 });
export const labelsSchema = Type.Array(
  Type.String({
    minLength: 1,
    maxLength: 40,
    pattern: '^[^\\u0000-\\u001f\\u007f,]+$',
    description: '1 to 40 characters without a comma',
  }),
  { maxItems: 20, uniqueItems: true },
);

/** What somebody said of a draft. It is about the draft of this revision and no other. */
export const reviewSchema = Type.Object({
  state: Type.Enum(['asked', 'approved', 'sent-back']),
  revision,
  at: instantSchema,
  by: personSchema,
  comment: Type.Optional(commentSchema),
});

/** A version that visitors of an environment have, or are to have from this time on. */
export const liveVersionSchema = Type.Object({
  environment: environmentSchema,
  version: versionNumberSchema,
  at: instantSchema,
  by: orNull(personSchema),
});

/** A frozen version, with who made it and who has approved it. */
export const versionRowSchema = Type.Object({
  version: versionNumberSchema,
  publishedAt: instantSchema,
  by: orNull(personSchema),
  approvedBy: orNull(personSchema),
});

const aboutGuide = {
  /** Counts how often the draft was changed. */
  revision,
  updatedAt: instantSchema,
  updatedBy: orNull(personSchema),
  state: Type.Enum([...DRAFT_STATES]),
  labels: labelsSchema,
  owner: orNull(personSchema),
  /** The ticket that it was begun for; never told to pages. */
  fromTicketId: Type.Optional(idSchema),
  live: Type.Array(liveVersionSchema),
  plans: Type.Array(liveVersionSchema),
  /** When an author's page has last looked for the elements of the guide, and how many it found and missed there. */
  checked: orNull(Type.Object({ at: instantSchema, by: personSchema, found: Type.Integer(), missed: Type.Integer() })),
};

/** What a page that shows a draft to its author tells of the elements that belong on it. */
export const guideCheckSchema = Type.Object(
  { found: Type.Integer({ minimum: 0, maximum: 500 }), missed: Type.Integer({ minimum: 0, maximum: 500 }) },
  closed,
);

/** A guide in the list of an app. */
export const guideRowSchema = Type.Object({
  guideId: idSchema,
  kind: Type.Enum([...KINDS]),
  title: Type.String(),
  /** What production has. */
  version: orNull(versionNumberSchema),
  publishedAt: orNull(instantSchema),
  /** Whether the draft differs from it. */
  edited: Type.Boolean(),
  ...aboutGuide,
});

/** A guide as its authors see it. */
export const guideDraftSchema = Type.Object({
  guide: guideSchema,
  ...aboutGuide,
  /** What was said of the draft, the oldest first. */
  reviews: Type.Array(reviewSchema),
  /** The newest first. */
  versions: Type.Array(versionRowSchema),
});

/** What somebody asks for: a review of the draft as it is, or that none is needed any more. */
export const askReviewSchema = Type.Object(
  {
    move: Type.Enum(['submit', 'withdraw']),
    revision: Type.Optional(revision),
    comment: Type.Optional(commentSchema),
  },
  closed,
);

/** What a reviewer says of the draft that they have seen. */
export const verdictSchema = Type.Object(
  { move: Type.Enum(['approve', 'send-back']), revision, comment: Type.Optional(commentSchema) },
  closed,
);

/** A version for an environment; without a number the draft, which becomes one. */
export const releaseSchema = Type.Object(
  {
    environment: environmentSchema,
    version: Type.Optional(versionNumberSchema),
    revision: Type.Optional(revision),
    at: Type.Optional(instantSchema),
  },
  closed,
);

export type Environment = (typeof ENVIRONMENTS)[number];
export type DraftState = (typeof DRAFT_STATES)[number];
export type Person = Type.Static<typeof personSchema>;
export type Review = Type.Static<typeof reviewSchema>;
export type LiveVersion = Type.Static<typeof liveVersionSchema>;
export type VersionRow = Type.Static<typeof versionRowSchema>;
export type GuideRow = Type.Static<typeof guideRowSchema>;
export type GuideDraft = Omit<Type.Static<typeof guideDraftSchema>, 'guide'> & { guide: Guide };
export type Release = Type.Static<typeof releaseSchema>;
