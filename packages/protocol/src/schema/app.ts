import Type from 'typebox';
import { conditionSchema, type Condition } from './condition.ts';
import { appKeySchema, idSchema } from './ids.ts';
import { themeSchema, type Theme } from './theme.ts';
import { retentionSchema, usageSchema, type Retention, type Usage } from './usage.ts';

const closed = { additionalProperties: false };
const clockTime = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', description: 'a time of day, HH:MM' });

/** Bounds on guides that start by themselves and interrupt. */
export const limitsSchema = Type.Object(
  {
    /** At most so many a day for one visitor. */
    perDay: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
    /** None in this part of the visitor's day; over midnight if `from` is later. */
    quiet: Type.Optional(Type.Object({ from: clockTime, to: clockTime }, closed)),
  },
  closed,
);

export const segmentSchema = Type.Object(
  { segmentId: idSchema, name: Type.String({ minLength: 1, maxLength: 120 }), when: conditionSchema },
  closed,
);

const settings = {
  name: Type.String({ minLength: 1, maxLength: 120 }),
  theme: Type.Optional(themeSchema),
  limits: Type.Optional(limitsSchema),
  /** Named groups of visitors, for the conditions of guides. */
  segments: Type.Optional(Type.Array(segmentSchema, { maxItems: 200 })),
  usage: Type.Optional(usageSchema),
  retention: Type.Optional(retentionSchema),
};

/** The product being guided. */
export const appSchema = Type.Object({ appId: idSchema, appKey: appKeySchema, ...settings }, closed);

/** What a member sends to make or change an app; the key is ours to give. */
export const appInputSchema = Type.Object({ appId: Type.Optional(idSchema), ...settings }, closed);

export type Limits = Type.Static<typeof limitsSchema>;
export interface Segment {
  segmentId: string;
  name: string;
  when: Condition;
}
export interface AppInput {
  appId?: string;
  name: string;
  theme?: Theme;
  limits?: Limits;
  segments?: Segment[];
  usage?: Usage;
  retention?: Retention;
}
export type App = AppInput & { appId: string; appKey: string };
