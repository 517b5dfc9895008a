import Type from 'typebox';
import { FIGURE_REASONS } from '../figures/figure-words.ts';
import { figureSchema } from './figure.ts';
import { heldOutSchema } from './guide-figures.ts';
import { idSchema, instantSchema } from './ids.ts';
import { daySchema } from './metrics.ts';
import { criterionSchema, ROLLOUT_STATES, STANDINGS } from './rollout.ts';
import { SIGN_OFF_VERDICTS } from './rollout-test.ts';
import { orNull } from './or-null.ts';

const count = Type.Integer({ minimum: 0 });

/** A figure over whole days, both included. */
const windowedSchema = Type.Object({ from: daySchema, to: daySchema, figure: figureSchema });

/** One question before and after: the last window that ends before go-live, and the newest one, which is missing before it. */
const comparedProperties = { before: orNull(windowedSchema), now: orNull(windowedSchema) };

const criterionReportSchema = Type.Object({
  criterion: criterionSchema,
  standing: Type.Enum([...STANDINGS]),
  /** Why it cannot be measured. */
  reason: Type.Optional(Type.Enum([...FIGURE_REASONS])),
  /** Where the line from the value before go-live to the target is at the end of the newest window. */
  expected: orNull(Type.Number()),
  ...comparedProperties,
  /** Windows of the same length one after another, the oldest first. */
  points: Type.Array(windowedSchema),
});

const departmentReportSchema = Type.Object({ appId: idSchema, department: Type.String(), ...comparedProperties });

const ticketsReportSchema = Type.Object({
  appId: idSchema,
  tickets: Type.Object(comparedProperties),
  per100: Type.Object(comparedProperties),
});

const guideReportRowSchema = Type.Object({
  appId: idSchema,
  guideId: idSchema,
  title: Type.String(),
  version: orNull(Type.Integer({ minimum: 1 })),
  completion: Type.Object(comparedProperties),
  missRate: Type.Object(comparedProperties),
});

/** What a guide did, by those who were held out of it: since go-live, as far as the log has it. */
const heldOutReportSchema = Type.Object({
  ...{ appId: idSchema, guideId: idSchema, title: Type.String() },
  ...{ from: daySchema, to: daySchema },
  comparison: heldOutSchema,
});

/** How far the acceptance test is. Steps of the versions that are out now. */
const testReportSchema = Type.Object({
  scripts: count,
  ...{ steps: count, passed: count, failed: count, open: count },
  signOff: orNull(
    Type.Object({ at: instantSchema, verdict: Type.Enum([...SIGN_OFF_VERDICTS]), by: Type.Optional(Type.String()) }),
  ),
});

const names = Type.Record(Type.String(), Type.String());

/** What became of a rollout. Without an account it tells of nobody: neither owner nor who signed, and of no small group. */
export const rolloutReportSchema = Type.Object({
  name: Type.String(),
  need: Type.String(),
  owner: Type.Optional(Type.String()),
  state: Type.Enum([...ROLLOUT_STATES]),
  goLive: daySchema,
  /** The last day that is looked at, in this time zone. */
  ...{ today: daySchema, timeZone: Type.String() },
  movedAt: orNull(instantSchema),
  departments: orNull(Type.Object({ trait: Type.String(), values: Type.Array(Type.String()) })),
  /** By id; those of features and guides with the app before them, as in `app/feature`. */
  names: Type.Object({ apps: names, features: names, guides: names }),
  criteria: Type.Array(criterionReportSchema),
  byDepartment: Type.Array(departmentReportSchema),
  tickets: Type.Array(ticketsReportSchema),
  guides: Type.Array(guideReportRowSchema),
  /** Guides with a goal of which somebody was held out. */
  heldOut: Type.Array(heldOutReportSchema),
  test: orNull(testReportSchema),
  /** Groups of fewer than this are hidden; null where nothing is. */
  hiddenBelow: orNull(count),
});

export type Windowed = Type.Static<typeof windowedSchema>;
export interface Compared {
  before: Windowed | null;
  now: Windowed | null;
}
export type CriterionReport = Type.Static<typeof criterionReportSchema>;
export type RolloutReport = Type.Static<typeof rolloutReportSchema>;
