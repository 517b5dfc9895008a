import Type from 'typebox';
import { figureNameSchema, figureSchema } from './figure.ts';
import { idSchema, instantSchema } from './ids.ts';
import { daySchema, rangeSchema } from './metrics.ts';
import { orNull } from './or-null.ts';

const spanSchema = Type.Object({ from: daySchema, to: daySchema });

/** One figure as the overview shows it: now, as long before, what it is to reach, and how it went. */
export const overviewFigureSchema = Type.Object({
  figure: figureNameSchema,
  now: figureSchema,
  before: figureSchema,
  aim: orNull(Type.Number()),
  /** A value for each of `spans`. */
  trend: Type.Array(orNull(Type.Number())),
});

export const CONCERNS = [
  'alert-raised',
  'tickets-late',
  'steps-missed',
  'aim-missed',
  'worse',
  'guide-left',
  'place-stuck',
  'searches-failed',
  'no-head-count',
] as const;

/** Something that wants attention, with what is needed to go there. */
export const concernSchema = Type.Object({
  appId: idSchema,
  what: Type.Enum([...CONCERNS]),
  /** How bad it is, from 0 to 1. */
  weight: Type.Number({ minimum: 0, maximum: 1 }),
  value: orNull(Type.Number()),
  /** What the value is compared with: the aim, or the days before. */
  against: orNull(Type.Number()),
  figure: Type.Optional(figureNameSchema),
  guideId: Type.Optional(idSchema),
  /** What it is about: title of a guide, path of a page, or name of an alert. */
  subject: Type.Optional(Type.String()),
});

const figuresSchema = Type.Array(overviewFigureSchema);

/** The figures of all apps that the caller may see the figures of; the worst of what wants attention first. */
export const overviewReportSchema = Type.Object({
  range: rangeSchema,
  /** As many days before. */
  before: spanSchema,
  /** Of which the trends are. */
  spans: Type.Array(spanSchema),
  /** All apps together: shares of the sums, and counts added up. */
  all: figuresSchema,
  apps: Type.Array(Type.Object({ appId: idSchema, name: Type.String(), figures: figuresSchema })),
  concerns: Type.Array(concernSchema),
  /** Apps whose figures could not be had now, or take long; asked again later they may be there. */
  missing: Type.Array(Type.Object({ appId: idSchema, name: Type.String() })),
  /** When the oldest of the figures were worked out, where that is more than a minute ago; those of now are being worked out. */
  asOf: Type.Optional(instantSchema),
});

export type OverviewFigure = Type.Static<typeof overviewFigureSchema>;
export type Concern = Type.Static<typeof concernSchema>;
export type OverviewReport = Type.Static<typeof overviewReportSchema>;
