import Type from 'typebox';
import { urlPatternSchema } from './condition.ts';
import { targetSchema } from './target.ts';

const closed = { additionalProperties: false };

const singles = [
  /** Arriving at a page, by a page load or within a single-page application. */
  Type.Object({ on: Type.Literal('page'), path: Type.Optional(urlPatternSchema) }, closed),
  /** An element can be found and seen. */
  Type.Object({ on: Type.Literal('element'), target: targetSchema }, closed),
  /** An event is recorded, and that at least so often within so many days. @default once */
  Type.Object(
    {
      on: Type.Literal('event'),
      name: Type.String({ minLength: 1, maxLength: 100 }),
      times: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000 })),
      days: Type.Optional(Type.Integer({ minimum: 1, maximum: 365 })),
    },
    closed,
  ),
  /** The visitor has done nothing for so many seconds. */
  Type.Object({ on: Type.Literal('idle'), seconds: Type.Integer({ minimum: 1, maximum: 3_600 }) }, closed),
  /** The page is scrolled down by so many per cent of what can be scrolled. */
  Type.Object({ on: Type.Literal('scroll'), percent: Type.Integer({ minimum: 1, maximum: 100 }) }, closed),
  /** The pointer leaves the window by its upper edge. */
  Type.Object({ on: Type.Literal('exit') }, closed),
  /** Only when asked: `handrail.show(guideId)`, a link, a checklist, another guide, or the help search. */
  Type.Object({ on: Type.Literal('call') }, closed),
  Type.Object({ on: Type.Literal('link') }, closed),
  Type.Object({ on: Type.Literal('checklist') }, closed),
  Type.Object({ on: Type.Literal('help') }, closed),
] as const;

/**
 * What makes a guide start. Whatever its trigger, a published guide can be asked for: by a call, by `?handrail=guideId`
 * in the address, by a checklist, by an action of another guide.
 */
export const triggerSchema = Type.Union([
  ...singles,
  Type.Object(
    { on: Type.Literal('any'), of: Type.Array(Type.Union([...singles]), { minItems: 1, maxItems: 10 }) },
    closed,
  ),
]);

/** How often a guide shows by itself. Asked for, it always shows. */
export const frequencySchema = Type.Union([
  /** Until it has been shown to its end or closed. */
  Type.Object({ show: Type.Literal('once') }, closed),
  /** Again at each trigger, until it is completed. */
  Type.Object({ show: Type.Literal('until-completed') }, closed),
  /** Again at each trigger, but not before so many days have gone by. */
  Type.Object({ show: Type.Literal('every'), days: Type.Integer({ minimum: 1, maximum: 365 }) }, closed),
  /** At each trigger. */
  Type.Object({ show: Type.Literal('always') }, closed),
]);

export type Trigger = Type.Static<typeof triggerSchema>;
export type Frequency = Type.Static<typeof frequencySchema>;
