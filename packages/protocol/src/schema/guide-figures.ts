import Type from 'typebox';
import { traitValueSchema } from './condition.ts';
import { idSchema, instantSchema } from './ids.ts';
import { goalSchema } from './kinds/any-guide.ts';
import { rangeSchema } from './metrics.ts';
import { orNull } from './or-null.ts';

const count = Type.Integer({ minimum: 0 });
/** From 0 to 1; null where it would be of nobody. */
const share = orNull(Type.Number());

/** How a guide ended for those who started it; each is in one of these. */
const endsSchema = Type.Object({
  completed: count,
  dismissed: count,
  snoozed: count,
  /** A step was not found, or something else was missing. */
  missed: count,
  /** Went away without a word, and did not come back to it within 24 hours. */
  left: count,
  /** May still come back. */
  open: count,
});

/** One step of a version. */
const outcomeStepSchema = Type.Object({
  stepId: idSchema,
  title: Type.String(),
  /** Of those who started the version: to whom it was shown. */
  reachedBy: count,
  /** People for whom the guide ended here without being completed. */
  ended: Type.Omit(endsSchema, ['completed']),
  /** From `step.shown` to `step.completed`, of the times that it was done; p75 by the nearest rank. */
  time: Type.Object({ times: count, medianMs: orNull(Type.Number()), p75Ms: orNull(Type.Number()) }),
});

export const outcomesReportSchema = Type.Object({
  range: rangeSchema,
  /** Those that somebody started, the newest first. */
  versions: Type.Array(
    Type.Object({
      version: Type.Integer({ minimum: 0 }),
      startedBy: count,
      ends: endsSchema,
      completionRate: share,
      /** Why steps were missed, most people first; null where the page did not say. */
      missedFor: Type.Array(Type.Object({ reason: orNull(Type.String()), people: count })),
      steps: Type.Array(outcomeStepSchema),
    }),
  ),
  /** With `?trait=`: all versions together, by its value; null for people who have none. */
  byTrait: Type.Optional(
    Type.Array(
      Type.Object({ value: orNull(traitValueSchema), startedBy: count, completedBy: count, completionRate: share }),
    ),
  ),
  untold: Type.Optional(count),
});

const goalGroupSchema = Type.Object({
  people: count,
  /** Of them, who met the goal in time. */
  met: count,
  /** met / people */
  rate: share,
  /** Of them, who have not met it and still have time. */
  open: count,
});

/** Of those to whom a guide was due: who got it and who was held out, by chance. */
export const heldOutSchema = Type.Object({
  shown: goalGroupSchema,
  heldOut: goalGroupSchema,
  /** By how much the rate of those who got it is above that of the others, with its 95 % interval (Newcombe); null with too few. */
  lift: orNull(Type.Object({ difference: Type.Number(), low: Type.Number(), high: Type.Number() })),
  /** How many each group needs before anything is said. */
  needed: count,
});

/** Who met the goal of the guide as it is published, or drafted while nothing is. */
export const goalReportSchema = Type.Object({
  range: rangeSchema,
  /** Null where the guide has none. */
  goal: orNull(goalSchema),
  /** The share of visitors who are held out, in per cent. */
  holdOut: count,
  /** Who started the guide. */
  started: goalGroupSchema,
  /** Null where nobody was held out. */
  comparison: orNull(heldOutSchema),
});

/** What was answered to the questions of a survey: of each run of a visitor the last answer. */
export const answersReportSchema = Type.Object({
  range: rangeSchema,
  questions: Type.Array(
    Type.Object({
      questionId: idSchema,
      title: Type.String(),
      type: Type.Enum(['nps', 'rating', 'single', 'multiple', 'text']),
      answers: count,
      /** How often each was chosen, in the order of the question; of several choices each counts. None of texts. */
      options: Type.Array(Type.Object({ option: Type.String(), label: Type.String(), answers: count })),
      /** The share of 9 and 10 minus that of 0 to 6, in hundredths; null of other questions, and of no answers. */
      nps: orNull(Type.Number()),
      /** The mean, of ratings and of how likely one is to recommend. */
      mean: orNull(Type.Number()),
      /** What was written, the newest first, with what the same visitor answered to the NPS question of the survey. */
      comments: Type.Array(Type.Object({ at: instantSchema, text: Type.String(), score: orNull(Type.Integer()) })),
    }),
  ),
  /** There were more answers than were looked at. */
  cut: Type.Boolean(),
});

export type OutcomesReport = Type.Static<typeof outcomesReportSchema>;
export type GoalReport = Type.Static<typeof goalReportSchema>;
export type AnswersReport = Type.Static<typeof answersReportSchema>;
