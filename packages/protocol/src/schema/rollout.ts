import Type from 'typebox';
import { FIGURE_REASONS } from '../figures/figure-words.ts';
import { figureNameSchema, populationSchema } from './figure.ts';
import { idSchema, instantSchema } from './ids.ts';
import { memberNameSchema } from './member.ts';
import { daySchema } from './metrics.ts';
import { personSchema } from './publishing.ts';
import { orNull } from './or-null.ts';

const closed = { additionalProperties: false };

/** From the plan to the end of a change; there is no way back. */
export const ROLLOUT_STATES = ['draft', 'live', 'ended'] as const;
const stateSchema = Type.Enum([...ROLLOUT_STATES]);

/** How a criterion stands. `not-begun`: its rollout is not live, or its go-live is still to come. */
export const STANDINGS = ['met', 'not-met', 'on-track', 'off-track', 'not-begun', 'not-measurable'] as const;

/** What success is: one figure, a target, the day on which it is judged, and of whom it is. */
export const criterionSchema = Type.Object(
  {
    criterionId: idSchema,
    figure: figureNameSchema,
    appId: idSchema,
    featureId: Type.Optional(idSchema),
    guideId: Type.Optional(idSchema),
    population: Type.Optional(populationSchema),
    comparison: Type.Enum(['at-least', 'at-most']),
    /** In the unit of the figure; a share from 0 to 1. */
    target: Type.Number({ minimum: -1e12, maximum: 1e12 }),
    /** The last day of the window that decides. */
    by: daySchema,
    /** How many whole days each window has. */
    days: Type.Integer({ minimum: 1, maximum: 92 }),
  },
  closed,
);

const guideOfScope = Type.Object({ appId: idSchema, guideId: idSchema }, closed);

/** What changes, for whom, and what helps them. */
const scopeSchema = Type.Object(
  {
    /** Whoever sees or changes the rollout needs the right in each of them. */
    appIds: Type.Array(idSchema, { minItems: 1, maxItems: 20, uniqueItems: true }),
    /** Without it, everybody. */
    departments: Type.Optional(
      Type.Object(
        {
          trait: Type.String({ minLength: 1, maxLength: 64 }),
          values: Type.Array(Type.String({ minLength: 1, maxLength: 120 }), {
            ...{ minItems: 1, maxItems: 50, uniqueItems: true },
          }),
        },
        closed,
      ),
    ),
    guides: Type.Array(guideOfScope, { maxItems: 50 }),
  },
  closed,
);

const contentProperties = {
  name: Type.String({ minLength: 1, maxLength: 120 }),
  /** Why it is done, in words. */
  need: Type.String({ minLength: 1, maxLength: 4_000 }),
  /** Who answers for it: a person or a team. */
  owner: memberNameSchema,
  scope: scopeSchema,
  /** The first day on which people are to work the new way. */
  goLive: daySchema,
  criteria: Type.Array(criterionSchema, { maxItems: 12 }),
  /** The category of the tickets that failed steps of the acceptance test become. */
  defectCategoryId: Type.Optional(idSchema),
};

/** What a member writes; its id is ours to give. */
export const newRolloutSchema = Type.Object(contentProperties, closed);

/** A change project: from the need to the people who work the new way. */
export const rolloutSchema = Type.Object({ rolloutId: idSchema, ...contentProperties }, closed);

/** A rollout in a list. */
export const rolloutRowSchema = Type.Object({
  rolloutId: idSchema,
  ...{ name: Type.String(), owner: Type.String(), goLive: daySchema, appIds: Type.Array(idSchema) },
  state: stateSchema,
  criteria: Type.Integer({ minimum: 0 }),
  updatedAt: instantSchema,
});

/** Why a rollout cannot go live: what keeps a figure from having a value, or a criterion from being judged. */
export const OBSTACLE_REASONS = [
  ...FIGURE_REASONS,
  'no-criteria',
  'before-go-live',
  'trait-not-told',
  'guide-not-published',
] as const;

/** Something that keeps a rollout from going live: where it stands, and what to do. */
const obstacleSchema = Type.Object({
  path: Type.String(),
  /** In English; in other words by the reason and what stands beside it. */
  message: Type.String(),
  reason: Type.Enum([...OBSTACLE_REASONS]),
  /** Of a criterion that is judged too early: over how many days, and the first day on which it can be. */
  days: Type.Optional(Type.Integer()),
  day: Type.Optional(daySchema),
  /** The trait that the app does not tell. */
  trait: Type.Optional(Type.String()),
});

/** A rollout as those see it who write it. */
export const rolloutStandsSchema = Type.Object({
  rollout: rolloutSchema,
  state: stateSchema,
  /** Counts every change, from 1; `ETag` and `If-Match` carry it. */
  revision: Type.Integer({ minimum: 1 }),
  updatedAt: instantSchema,
  updatedBy: personSchema,
  liveAt: orNull(instantSchema),
  endedAt: orNull(instantSchema),
  /** When go-live or criteria were changed after it went live: the report says so. */
  movedAt: orNull(instantSchema),
  /** What keeps it from going live as it is now. */
  obstacles: Type.Array(obstacleSchema),
});

/** The next state, of the rollout as it was seen. */
export const rolloutMoveSchema = Type.Object(
  { state: Type.Enum(['live', 'ended']), revision: Type.Integer({ minimum: 1 }) },
  closed,
);

/** What is asked for a link to the report. */
export const newReportLinkSchema = Type.Object({ days: Type.Integer({ minimum: 1, maximum: 90 }) }, closed);

const linkProperties = {
  linkId: idSchema,
  ...{ createdAt: instantSchema, createdBy: personSchema, expiresAt: instantSchema },
};

/** A link to the report that needs no account; its token is told once. */
export const reportLinkSchema = Type.Object(linkProperties);
export const madeReportLinkSchema = Type.Object({ ...linkProperties, token: Type.String() });

/** What opens a report to whoever has a link. */
export const reportTokenSchema = Type.Object({ token: Type.String({ minLength: 1, maxLength: 200 }) }, closed);

export type RolloutState = (typeof ROLLOUT_STATES)[number];
export type Obstacle = Type.Static<typeof obstacleSchema>;
export type Standing = (typeof STANDINGS)[number];
export type Criterion = Type.Static<typeof criterionSchema>;
export type Rollout = Type.Static<typeof rolloutSchema>;
export type NewRollout = Type.Static<typeof newRolloutSchema>;
export type RolloutRow = Type.Static<typeof rolloutRowSchema>;
export type RolloutStands = Type.Static<typeof rolloutStandsSchema>;
export type ReportLink = Type.Static<typeof reportLinkSchema>;
