import Type from 'typebox';
import { urlPatternSchema } from './condition.ts';

/** What makes a guide start: arriving at a page, or a call of `handrail.show(guideId)`. */
export const triggerSchema = Type.Union([
  Type.Object({ on: Type.Literal('page'), path: Type.Optional(urlPatternSchema) }, { additionalProperties: false }),
  Type.Object({ on: Type.Literal('call') }, { additionalProperties: false }),
]);

export type Trigger = Type.Static<typeof triggerSchema>;
