import Type from 'typebox';
import { FIGURE_NAMES } from '../figures/definitions.ts';
import { FIGURE_REASONS, FIGURE_UNITS } from '../figures/figure-words.ts';
import { traitValueSchema } from './condition.ts';
import { idSchema } from './ids.ts';
import { daySchema, rangeSchema } from './metrics.ts';

export const figureNameSchema = Type.Enum([...FIGURE_NAMES]);

/** People who have one value of a trait. */
export const populationSchema = Type.Object(
  { trait: Type.String({ minLength: 1, maxLength: 64 }), value: traitValueSchema },
  { additionalProperties: false },
);

/**
 * One figure of one app over whole days, both included; of one feature or guide, of some people, and of what was done with one browser
 * or version of the application, where they are named.
 */
export const figureQuestionSchema = Type.Object(
  {
    figure: figureNameSchema,
    appId: idSchema,
    ...{ from: daySchema, to: daySchema },
    featureId: Type.Optional(idSchema),
    guideId: Type.Optional(idSchema),
    population: Type.Optional(populationSchema),
    browser: Type.Optional(Type.String()),
    appVersion: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);

/** A figure with what it was made from. Without a value it says why: nothing over nothing is no data, and never 0 %. */
export const figureSchema = Type.Object({
  value: Type.Union([Type.Number(), Type.Null()]),
  unit: Type.Enum([...FIGURE_UNITS]),
  better: Type.Enum(['more', 'less']),
  numerator: Type.Optional(Type.Number()),
  /** Of a median: of how many it is. */
  denominator: Type.Optional(Type.Number()),
  reason: Type.Optional(Type.Enum([...FIGURE_REASONS])),
  /** There was more than was looked at. */
  cut: Type.Optional(Type.Literal(true)),
});

/** A figure over a range, and over parts of one length. */
export const figureTrendSchema = Type.Object({
  range: rangeSchema,
  whole: figureSchema,
  points: Type.Array(Type.Object({ from: daySchema, to: daySchema, figure: figureSchema })),
});

/** A figure over a range, of each of the groups that most people were active in. */
export const figureApartSchema = Type.Object({
  range: rangeSchema,
  /** A trait, or a name for what something was done with. */
  by: Type.String(),
  groups: Type.Array(
    Type.Object({ value: Type.Union([traitValueSchema, Type.Null()]), ...figureTrendSchema.properties }),
  ),
  /** How many groups are not told of, since they have fewer than five people. */
  untold: Type.Optional(Type.Integer()),
  /** How many groups there are of fewer people than those. */
  more: Type.Optional(Type.Integer()),
});

export type FigureApart = Type.Static<typeof figureApartSchema>;
export type FigureTrend = Type.Static<typeof figureTrendSchema>;
export type Population = Type.Static<typeof populationSchema>;
export type FigureQuestion = Type.Static<typeof figureQuestionSchema>;
export type Figure = Type.Static<typeof figureSchema>;
