import Type from 'typebox';
import { KINDS } from './guide.ts';
import { idSchema } from './ids.ts';

const count = Type.Integer({ minimum: 0 });
/** A share from 0 to 1, or null where its denominator is zero: "no data", never 0 %. */
const share = Type.Union([Type.Number({ minimum: 0, maximum: 1 }), Type.Null()]);
export const daySchema = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'a calendar day, YYYY-MM-DD' });

/** The window of a question: whole days in the workspace's time zone, both included. */
export const rangeSchema = Type.Object({ from: daySchema, to: daySchema, timeZone: Type.String() });

/** One guide in the list. People are counted once; `starts` counts every start. Runs in another mode do not count. */
export const guideSummarySchema = Type.Object({
  guideId: idSchema,
  kind: Type.Enum([...KINDS]),
  title: Type.String(),
  /** The published version, or null while there is only a draft. */
  version: Type.Union([Type.Integer({ minimum: 1 }), Type.Null()]),
  starts: count,
  startedBy: count,
  completedBy: count,
  /** completedBy / startedBy */
  completionRate: share,
  shown: count,
  missed: count,
  /** missed / (shown + missed) */
  missRate: share,
  /** People who said "I have this too" of a known issue. */
  affectedBy: count,
});

export const funnelStepSchema = Type.Object({
  stepId: idSchema,
  title: Type.String(),
  /** People to whom the step was shown. */
  reachedBy: count,
  /** People who did not reach the next step; at the last step, those who did not complete the guide. */
  lost: count,
  /** lost / reachedBy */
  lostShare: share,
  /** Of the lost: those whose last word on the guide was to dismiss it at this step. */
  dismissedBy: count,
  shown: count,
  missed: count,
  missRate: share,
});

export const activeDaySchema = Type.Object({ day: daySchema, visitors: count });

export const guideListReportSchema = Type.Object({ range: rangeSchema, guides: Type.Array(guideSummarySchema) });
export const guideReportSchema = Type.Object({
  range: rangeSchema,
  guide: guideSummarySchema,
  funnel: Type.Array(funnelStepSchema),
});
export const activeDaysReportSchema = Type.Object({ range: rangeSchema, days: Type.Array(activeDaySchema) });
export const eventCountSchema = Type.Object({ stored: count, distinct: count });

export type Range = Type.Static<typeof rangeSchema>;
export type GuideSummary = Type.Static<typeof guideSummarySchema>;
export type FunnelStep = Type.Static<typeof funnelStepSchema>;
export type ActiveDay = Type.Static<typeof activeDaySchema>;
export type GuideListReport = Type.Static<typeof guideListReportSchema>;
export type GuideReport = Type.Static<typeof guideReportSchema>;
export type ActiveDaysReport = Type.Static<typeof activeDaysReportSchema>;
export type EventCount = Type.Static<typeof eventCountSchema>;
