import Type from 'typebox';
import { traitValueSchema } from './condition.ts';
import { seatPriceSchema } from './licences.ts';
import { elementSchema } from './element.ts';
import { featureSchema } from './feature.ts';
import { idSchema, instantSchema, visitorIdSchema } from './ids.ts';
import { daySchema, rangeSchema } from './metrics.ts';
import { orNull } from './or-null.ts';

const closed = { additionalProperties: false };
const count = Type.Integer({ minimum: 0 });
const traitName = Type.String({ minLength: 1, maxLength: 64 });
/** A trait's value; null for people who have none. */
const value = orNull(traitValueSchema);

/** What each number means; `docs/metrics.md` and the dashboard have the words, by these names. */
export const FORMULAS = [
  'sessions-each',
  'minutes-each',
  'stickiness',
  'share-of-active',
  'headcount-adoption',
  'licence-use',
  'feature-adoption',
  'next-page',
  'stuck',
  'walk',
  'retention',
  'funnel-of-first',
  'funnel-of-previous',
] as const;

/** A number with what it was made from. `value` is numerator / denominator, and null where that is nothing over nothing. */
export const measureSchema = Type.Object({
  formula: Type.Enum([...FORMULAS]),
  numerator: Type.Number(),
  denominator: Type.Number(),
  value: orNull(Type.Number()),
});

/**
 * Only people of whom each of these traits has one of these values; null is "has none". `@browser` and `@appVersion` are no traits: of
 * them only what was done with one of these values counts; null is "not known".
 */
export const whoSchema = Type.Record(traitName, Type.Array(value, { maxItems: 100 }), { maxProperties: 10 });

/** Groups of so few people that nothing is told of them. */
const untold = count;

/** Some whole days, both included. */
const span = { from: daySchema, to: daySchema };

export const usageReportSchema = Type.Object({
  range: rangeSchema,
  /** Active people of the whole range, each once. */
  people: count,
  sessions: count,
  minutes: count,
  sessionsEach: measureSchema,
  minutesEach: measureSchema,
  stickiness: measureSchema,
  days: Type.Array(Type.Object({ day: daySchema, people: count })),
  /** With `?trait=`: the active people by its value; by `@browser` and `@appVersion` somebody may be in several groups. */
  byTrait: Type.Optional(Type.Array(Type.Object({ value, share: measureSchema }))),
  untold: Type.Optional(untold),
});

/** Seats with their use; what nobody used of them, and what these cost, where a price is set. */
const licencesRow = <P extends Type.TProperties>(more: P) =>
  Type.Object({ ...more, use: measureSchema, idle: count, idleCost: orNull(Type.Number()) });

/** Of the people whom each department has, those who used the app. More can come than were counted. */
export const headcountReportSchema = Type.Object({
  range: rangeSchema,
  /** The trait whose values are departments. */
  trait: Type.String(),
  departments: Type.Array(Type.Object({ department: Type.String(), adoption: measureSchema })),
  /** Of all departments together. */
  total: measureSchema,
  /** Active people of no department that was counted. */
  elsewhere: count,
  untold: Type.Optional(untold),
});

/** Seats that were bought, and how many people used theirs in the 30 days up to the last of the range. */
export const licencesReportSchema = Type.Object({
  range: rangeSchema,
  /** The trait whose values are departments. */
  trait: Type.String(),
  departments: Type.Array(licencesRow({ department: Type.String() })),
  total: licencesRow({}),
  /** Active people of no department that has seats. */
  elsewhere: count,
  untold: Type.Optional(untold),
  /** What a seat costs, where that is set. */
  price: orNull(seatPriceSchema),
});

const featureUseSchema = Type.Object({
  ...{ featureId: idSchema, name: Type.String() },
  people: count,
  uses: count,
  adoption: measureSchema,
});

/** The features of an app. The trend has a point a day, or a week where the range is long. */
export const featureListReportSchema = Type.Object({
  range: rangeSchema,
  features: Type.Array(
    Type.Object({
      ...featureUseSchema.properties,
      trend: Type.Array(Type.Object({ ...span, uses: count, adoption: measureSchema })),
    }),
  ),
});

export const featureReportSchema = Type.Object({
  range: rangeSchema,
  feature: featureSchema,
  use: featureUseSchema,
  byTrait: Type.Optional(Type.Array(Type.Object({ value, uses: count, adoption: measureSchema }))),
  untold: Type.Optional(untold),
});

export const pagesReportSchema = Type.Object({
  range: rangeSchema,
  pages: Type.Array(Type.Object({ path: Type.String(), views: count, people: count, share: measureSchema })),
});

export const nextPagesReportSchema = Type.Object({
  range: rangeSchema,
  from: Type.String(),
  next: Type.Array(Type.Object({ path: Type.String(), people: count, times: count, share: measureSchema })),
});

export const elementsReportSchema = Type.Object({
  range: rangeSchema,
  elements: Type.Array(
    Type.Object({
      element: elementSchema,
      clicks: count,
      share: measureSchema,
      /** Features of which a click on it, wherever it is, is a use. */
      features: Type.Array(Type.Object({ featureId: idSchema, name: Type.String() })),
    }),
  ),
});

export const frustrationReportSchema = Type.Object({
  range: rangeSchema,
  places: Type.Array(
    Type.Object({
      path: Type.String(),
      element: orNull(elementSchema),
      ...{ rage: count, dead: count, error: count, abandoned: count },
      stuck: measureSchema,
    }),
  ),
});

/** Whole weeks from Monday within the range, and who of each week's newcomers came again; unjudged while a week is not over. */
export const retentionReportSchema = Type.Object({
  range: rangeSchema,
  weeks: Type.Array(Type.Object(span)),
  cohorts: Type.Array(Type.Object({ people: count, weeks: Type.Array(orNull(measureSchema)) })),
});

const funnelStepSchema = Type.Object(
  {
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    path: Type.Optional(Type.String({ minLength: 1, maxLength: 500, description: 'a path such as /orders/*' })),
    guideId: Type.Optional(idSchema),
    stepId: Type.Optional(idSchema),
    /** The use of a feature of the app. */
    featureId: Type.Optional(idSchema),
  },
  { ...closed, minProperties: 1 },
);

/** A question about steps in their order; without a range about the last four weeks. */
export const funnelQuestionSchema = Type.Object(
  {
    from: Type.Optional(daySchema),
    to: Type.Optional(daySchema),
    steps: Type.Array(funnelStepSchema, { minItems: 1, maxItems: 20 }),
    /** The longest time from the first step to each other one. */
    withinMs: Type.Optional(Type.Integer({ minimum: 1 })),
    who: Type.Optional(whoSchema),
    by: Type.Optional(
      Type.String({
        ...{ minLength: 1, maxLength: 64 },
        description:
          'a trait, to count by its values; or "@browser" or "@appVersion", of which somebody may have several',
      }),
    ),
  },
  closed,
);

export const funnelReportSchema = Type.Object({
  range: rangeSchema,
  rows: Type.Array(
    Type.Object({
      /** Only there when the question was asked by something. */
      value: Type.Optional(value),
      steps: Type.Array(Type.Object({ people: count, ofFirst: measureSchema, ofPrevious: measureSchema })),
    }),
  ),
  untold: Type.Optional(untold),
});

/** One event as it is stored. `at` is by the collector's clock, `saidAt` by the visitor's. */
export const storedEventSchema = Type.Object({
  eventId: Type.String(),
  name: Type.String(),
  at: instantSchema,
  saidAt: instantSchema,
  receivedAt: instantSchema,
  /** The visitor's clock told a time that cannot be. */
  clamped: Type.Optional(Type.Literal(true)),
  visitorId: visitorIdSchema,
  sessionId: visitorIdSchema,
  seq: Type.Optional(count),
  path: Type.String(),
  title: Type.Optional(Type.String()),
  guideId: Type.Optional(idSchema),
  version: Type.Optional(count),
  stepId: Type.Optional(idSchema),
  element: Type.Optional(elementSchema),
  traits: Type.Optional(Type.Record(Type.String(), traitValueSchema)),
  props: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  /** What it was done with: name and major version, and the version of the host's application; where they are known. */
  browser: Type.Optional(Type.String()),
  appVersion: Type.Optional(Type.String()),
});

/** What events of an app were done with, for whoever puts a question together. */
export const clientsReportSchema = Type.Object({
  /** Each name, and behind it its versions, the newest first. */
  browsers: Type.Array(Type.String()),
  /** Versions of the host's application, the newest first. */
  appVersions: Type.Array(Type.String()),
});

export const eventsReportSchema = Type.Object({
  range: rangeSchema,
  events: Type.Array(storedEventSchema),
  /** What to ask for next, as `before`; null at the end. */
  next: orNull(Type.String()),
});

export const featuresSchema = Type.Object({ features: Type.Array(featureSchema) });

export type Formula = (typeof FORMULAS)[number];
export type Measure = Type.Static<typeof measureSchema>;
export type Who = Type.Static<typeof whoSchema>;
export type UsageReport = Type.Static<typeof usageReportSchema>;
export type HeadcountReport = Type.Static<typeof headcountReportSchema>;
export type LicencesReport = Type.Static<typeof licencesReportSchema>;
export type FeatureListReport = Type.Static<typeof featureListReportSchema>;
export type FeatureReport = Type.Static<typeof featureReportSchema>;
export type PagesReport = Type.Static<typeof pagesReportSchema>;
export type NextPagesReport = Type.Static<typeof nextPagesReportSchema>;
export type ElementsReport = Type.Static<typeof elementsReportSchema>;
export type FrustrationReport = Type.Static<typeof frustrationReportSchema>;
export type RetentionReport = Type.Static<typeof retentionReportSchema>;
export type FunnelQuestion = Type.Static<typeof funnelQuestionSchema>;
export type FunnelReport = Type.Static<typeof funnelReportSchema>;
export type ClientsReport = Type.Static<typeof clientsReportSchema>;
export type StoredEvent = Type.Static<typeof storedEventSchema>;
export type EventsReport = Type.Static<typeof eventsReportSchema>;
