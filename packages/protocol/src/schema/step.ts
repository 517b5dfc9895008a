import Type from 'typebox';
import { blockSchema } from './block.ts';
import { urlPatternSchema } from './condition.ts';
import { idSchema } from './ids.ts';
import { targetSchema } from './target.ts';

const stepProperties = {
  stepId: idSchema,
  title: Type.String({ minLength: 1, maxLength: 200 }),
  blocks: Type.Array(blockSchema, { maxItems: 50 }),
  /** Where the step belongs. Elsewhere the guide waits silently until the visitor comes there. */
  page: Type.Optional(urlPatternSchema),
};

/** A step beside an element of the host page. */
export const tooltipStepSchema = Type.Object(
  {
    type: Type.Literal('tooltip'),
    ...stepProperties,
    target: targetSchema,
    side: Type.Optional(Type.Enum(['top', 'right', 'bottom', 'left'])),
    /** `next`: by the button Next. `click`: by the visitor's real click on the target. */
    advance: Type.Optional(Type.Enum(['next', 'click'])),
    /** How long the target may be absent before the step counts as missed. @default 10000 */
    waitMs: Type.Optional(Type.Integer({ minimum: 0, maximum: 120_000 })),
  },
  { additionalProperties: false },
);

/** A step in the middle of the page, without a target. */
export const dialogStepSchema = Type.Object(
  { type: Type.Literal('dialog'), ...stepProperties },
  { additionalProperties: false },
);

export const stepSchema = Type.Union([tooltipStepSchema, dialogStepSchema]);

export type Step = Type.Static<typeof stepSchema>;
export type TooltipStep = Type.Static<typeof tooltipStepSchema>;
