import Type from 'typebox';
import { idSchema, instantSchema } from './ids.ts';
import { targetSchema, type Target } from './target.ts';

/**
 * A page by its address: the path, with `*` for any run of characters. Since some applications keep the page there, the
 * query counts for a pattern that holds a `?` (`/list?*state=open*`), the hash for one that holds a `#` (`/app#/orders/*`).
 */
export const urlPatternSchema = Type.String({ minLength: 1, maxLength: 500, description: 'a path such as /orders/*' });

export const traitValueSchema = Type.Union([Type.String({ maxLength: 500 }), Type.Number(), Type.Boolean()]);

const closed = { additionalProperties: false };
const name = Type.String({ minLength: 1, maxLength: 64 });
const days = Type.Integer({ minimum: 1, maximum: 365 });
const clockTime = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', description: 'a time of day, HH:MM' });
const versionText = Type.String({ minLength: 1, maxLength: 50, description: 'a version such as 4.2.0' });
const list = (maxLength: number) => Type.Array(Type.String({ minLength: 1, maxLength }), { minItems: 1, maxItems: 50 });

/** Statements that hold nothing but themselves. */
const statements = [
  Type.Object({ type: Type.Literal('page'), path: urlPatternSchema }, closed),
  Type.Object(
    {
      type: Type.Literal('trait'),
      name,
      /** Equal to one of these. Without any of the further fields, any value will do. */
      in: Type.Optional(Type.Array(traitValueSchema, { minItems: 1, maxItems: 100 })),
      /** The text holds this, whatever the case of its letters. */
      contains: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
      atLeast: Type.Optional(Type.Number()),
      atMost: Type.Optional(Type.Number()),
    },
    closed,
  ),
  /** One of the app's segments, by its id. */
  Type.Object({ type: Type.Literal('segment'), segmentId: idSchema }, closed),
  /** What the visitor did with a guide, at any time or within so many days. */
  Type.Object(
    {
      type: Type.Literal('guide'),
      guideId: idSchema,
      state: Type.Enum(['started', 'completed', 'dismissed']),
      days: Type.Optional(days),
    },
    closed,
  ),
  /** An event of the visitor, at least so often within so many days. @default once, ever */
  Type.Object(
    {
      type: Type.Literal('event'),
      name: Type.String({ minLength: 1, maxLength: 100 }),
      times: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000 })),
      days: Type.Optional(days),
    },
    closed,
  ),
  /** An element that can be found and seen now; further, whether it is disabled, and what its text holds. */
  Type.Object(
    {
      type: Type.Literal('element'),
      target: targetSchema,
      disabled: Type.Optional(Type.Boolean()),
      text: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
    },
    closed,
  ),
  /** Now, in the visitor's time zone: a part of the day (over midnight if `from` is later), week days (1 is Monday), or a span. */
  Type.Object(
    {
      type: Type.Literal('time'),
      from: Type.Optional(clockTime),
      to: Type.Optional(clockTime),
      weekdays: Type.Optional(Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), { minItems: 1, maxItems: 7 })),
      after: Type.Optional(instantSchema),
      before: Type.Optional(instantSchema),
    },
    closed,
  ),
  /** The visitor's language: `de` holds for `de-AT` too. */
  Type.Object({ type: Type.Literal('locale'), in: list(20) }, closed),
  Type.Object(
    {
      type: Type.Literal('device'),
      in: Type.Array(Type.Enum(['desktop', 'tablet', 'phone']), { minItems: 1, maxItems: 3 }),
    },
    closed,
  ),
  /** Version of the host application, as it told us: compared number by number. */
  Type.Object(
    { type: Type.Literal('app-version'), atLeast: Type.Optional(versionText), below: Type.Optional(versionText) },
    closed,
  ),
] as const;

/** One statement about a visitor or the page, or several joined by all, any or not. */
export const conditionSchema = Type.Cyclic(
  {
    Condition: Type.Union([
      Type.Object({ type: Type.Literal('all'), of: Type.Array(Type.Ref('Condition'), { maxItems: 50 }) }, closed),
      Type.Object({ type: Type.Literal('any'), of: Type.Array(Type.Ref('Condition'), { maxItems: 50 }) }, closed),
      Type.Object({ type: Type.Literal('not'), of: Type.Ref('Condition') }, closed),
      ...statements,
    ]),
  },
  'Condition',
);

export type TraitValue = Type.Static<typeof traitValueSchema>;
export type GuideState = 'started' | 'completed' | 'dismissed';
export type Device = 'desktop' | 'tablet' | 'phone';
export type Statement =
  | { type: 'page'; path: string }
  | { type: 'trait'; name: string; in?: TraitValue[]; contains?: string; atLeast?: number; atMost?: number }
  | { type: 'segment'; segmentId: string }
  | { type: 'guide'; guideId: string; state: GuideState; days?: number }
  | { type: 'event'; name: string; times?: number; days?: number }
  | { type: 'element'; target: Target; disabled?: boolean; text?: string }
  | { type: 'time'; from?: string; to?: string; weekdays?: number[]; after?: number; before?: number }
  | { type: 'locale'; in: string[] }
  | { type: 'device'; in: Device[] }
  | { type: 'app-version'; atLeast?: string; below?: string };
export type Condition = { type: 'all' | 'any'; of: Condition[] } | { type: 'not'; of: Condition } | Statement;
