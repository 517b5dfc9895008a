import Type from 'typebox';
import { FIGURE_REASONS } from '../figures/figure-words.ts';
import { figureNameSchema, populationSchema } from './figure.ts';
import { idSchema, instantSchema } from './ids.ts';
import { orNull } from './or-null.ts';

const closed = { additionalProperties: false };

/** When an alert is raised: beyond a bound, or far from what is usual. `times` says how many usual deviations are far. */
export const alertRuleSchema = Type.Union([
  Type.Object({ kind: Type.Enum(['above', 'below']), value: Type.Number() }, closed),
  Type.Object({ kind: Type.Literal('unusual'), times: Type.Number({ minimum: 2, maximum: 10 }) }, closed),
]);

/** What a member writes of an alert; its id and its app stand in the address. */
export const alertInputSchema = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 120 }),
    figure: figureNameSchema,
    featureId: Type.Optional(idSchema),
    guideId: Type.Optional(idSchema),
    population: Type.Optional(populationSchema),
    /** Of how many whole days the figure is; `above` takes today along. */
    days: Type.Integer({ minimum: 1, maximum: 90 }),
    rule: alertRuleSchema,
    /** Members who are told by mail, as long as they may see figures of the app. */
    memberIds: Type.Array(idSchema, { maxItems: 50, uniqueItems: true }),
    /** Kept for later: nobody looks, and nobody is told. */
    isOff: Type.Optional(Type.Boolean()),
  },
  closed,
);

export const ALERT_STATES = ['calm', 'raised', 'unknown'] as const;

/** How an alert stood when it was looked at last. */
export const alertStandingSchema = Type.Object({
  state: Type.Enum([...ALERT_STATES]),
  /** Since when it is in this state. */
  since: instantSchema,
  /** Null before the first look. */
  checkedAt: orNull(instantSchema),
  value: orNull(Type.Number()),
  /** Between these it is calm; null where there is no such bound, or not enough is known. */
  low: orNull(Type.Number()),
  high: orNull(Type.Number()),
  /** Why nothing can be said. */
  reason: Type.Optional(Type.Enum([...FIGURE_REASONS, 'too-little'])),
  /** How often it was raised; names each time it was. */
  times: Type.Integer({ minimum: 0 }),
});

export const alertSchema = Type.Object({
  alertId: idSchema,
  appId: idSchema,
  ...alertInputSchema.properties,
  standing: alertStandingSchema,
});

export const alertsSchema = Type.Object({ alerts: Type.Array(alertSchema) });

export type AlertRule = Type.Static<typeof alertRuleSchema>;
export type AlertInput = Type.Static<typeof alertInputSchema>;
export type AlertStanding = Type.Static<typeof alertStandingSchema>;
export type Alert = Type.Static<typeof alertSchema>;
