import Type from 'typebox';
import { idSchema, instantSchema } from './ids.ts';
import { rangeSchema } from './metrics.ts';

const count = Type.Integer({ minimum: 0 });
/** What something was, and how often: most often first. */
const talliesSchema = Type.Array(Type.Object({ what: Type.String(), times: Type.Integer({ minimum: 1 }) }));

/** The same in one release of the application or in one browser, of the events that were looked at: most misses first. */
const slicesSchema = Type.Array(
  Type.Object({
    what: Type.String(),
    missed: count,
    looked: count,
    healed: count,
    /** missed ÷ (missed + looked); null where there is neither. */
    missRate: Type.Union([Type.Number(), Type.Null()]),
    /** healed ÷ looked; null where nothing was shown. */
    healRate: Type.Union([Type.Number(), Type.Null()]),
  }),
);

/** A step that does not find its place in the page, or finds it by what is left of it. */
export const stepHealthSchema = Type.Object({
  guideId: idSchema,
  guideTitle: Type.String(),
  stepId: Type.String(),
  /** Null where the version that visitors have holds no such step any more. */
  stepTitle: Type.Union([Type.String(), Type.Null()]),
  /** How often it was missed and shown in the range. */
  missed: count,
  shown: count,
  /** Of the newest shows, how many there were, and how many had found an element that has changed. */
  looked: count,
  healed: count,
  /** First and last time of the misses that were looked at, or of the healed shows where there is no miss. */
  since: Type.Union([instantSchema, Type.Null()]),
  last: Type.Union([instantSchema, Type.Null()]),
  reasons: talliesSchema,
  pages: talliesSchema,
  appVersions: slicesSchema,
  browsers: slicesSchema,
});

export const healthReportSchema = Type.Object({
  range: rangeSchema,
  /** Whether there were more misses than were looked at, so that some may have begun earlier. */
  cut: Type.Boolean(),
  steps: Type.Array(stepHealthSchema),
});

export type StepHealth = Type.Static<typeof stepHealthSchema>;
export type HealthReport = Type.Static<typeof healthReportSchema>;
