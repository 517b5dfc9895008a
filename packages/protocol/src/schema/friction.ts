import Type from 'typebox';
import { elementSchema } from './element.ts';
import { daySchema, rangeSchema } from './metrics.ts';
import { measureSchema } from './metrics-usage.ts';

const count = Type.Integer({ minimum: 0 });

/** What people can be stuck with at a place, in the order in which it is told where two are as frequent. */
export const TROUBLES = ['tickets', 'searches', 'rage', 'error', 'dead', 'abandoned'] as const;

/** One place where people are stuck: an element of a page, or a page from which they searched in vain or asked for help. */
export const frictionPlaceSchema = Type.Object({
  path: Type.String(),
  element: Type.Union([elementSchema, Type.Null()]),
  /** What happened there most. */
  trouble: Type.Enum([...TROUBLES]),
  /** How often each happened. */
  counts: Type.Object({ rage: count, dead: count, error: count, abandoned: count, searches: count, tickets: count }),
  /** People who met any of it, of those who were active. */
  stuck: measureSchema,
  /** How often it happened in as many days before. */
  before: count,
  /** The first day of the part in which it began; null where it happened before these days too. */
  since: Type.Union([daySchema, Type.Null()]),
  /** How often it happened in each of `spans`. */
  trend: Type.Array(count),
});

/** Where people are stuck, by how many they are. */
export const frictionReportSchema = Type.Object({
  range: rangeSchema,
  spans: Type.Array(Type.Object({ from: daySchema, to: daySchema })),
  places: Type.Array(frictionPlaceSchema),
  /** What was more than is looked at, so that it is counted in part. */
  partial: Type.Array(Type.Enum(['clicks', 'searches', 'tickets'])),
});

export type Trouble = (typeof TROUBLES)[number];
export type FrictionPlace = Type.Static<typeof frictionPlaceSchema>;
export type FrictionReport = Type.Static<typeof frictionReportSchema>;
