import Type from 'typebox';
import { actionSchema, buttonsSchema } from './action.ts';
import { blocksSchema } from './block.ts';
import { conditionSchema, urlPatternSchema, type Condition } from './condition.ts';
import { idSchema } from './ids.ts';
import { targetSchema } from './target.ts';

const closed = { additionalProperties: false };
const percent = Type.Number({ minimum: 0, maximum: 100 });

const logicProperties = {
  stepId: idSchema,
  /** Where the step belongs. Elsewhere the guide waits silently until the visitor comes there. */
  page: Type.Optional(urlPatternSchema),
  /** Where to take the visitor when the step begins and its page is another one. */
  url: Type.Optional(Type.String({ minLength: 1, maxLength: 2_000 })),
  /** The step is passed over when this does not hold as it begins. */
  when: Type.Optional(conditionSchema),
  /** What follows: the first whose condition holds; else the next step in order. `end` completes the guide. */
  branches: Type.Optional(
    Type.Array(
      Type.Object({ when: Type.Optional(conditionSchema), go: Type.Union([Type.Literal('end'), idSchema]) }, closed),
      { maxItems: 20 },
    ),
  ),
};

const shownProperties = {
  ...logicProperties,
  title: Type.String({ minLength: 1, maxLength: 200 }),
  blocks: blocksSchema,
  /** In the place of Back and Next. */
  buttons: Type.Optional(buttonsSchema),
};

/** Judges what stands in the field of the step while the visitor types; the value never leaves the page. */
export const validationSchema = Type.Object(
  {
    required: Type.Optional(Type.Boolean()),
    /** A regular expression (ECMAScript, flag `u`) that the whole value fits. */
    pattern: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
    /** As a number. */
    min: Type.Optional(Type.Number()),
    max: Type.Optional(Type.Number()),
    minLength: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000 })),
    maxLength: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000 })),
    /** The value of another field. */
    sameAs: Type.Optional(targetSchema),
    /** What is said when the value does not fit. */
    message: Type.String({ minLength: 1, maxLength: 300 }),
  },
  closed,
);

/** How a step is left by what the visitor does in the page. */
export const advanceSchema = Type.Union([
  /** `next`: by the button Next. `click`: by a real click on the target. `input`: by a value that fits, when the field is left. */
  Type.Enum(['next', 'click', 'input']),
  /** By an event of this name. */
  Type.Object({ event: Type.String({ minLength: 1, maxLength: 100 }) }, closed),
  /** As soon as this holds. */
  Type.Object({ when: conditionSchema }, closed),
]);

/** What we do on the visitor's behalf when the guide runs as "do it for me". */
export const performSchema = Type.Union([
  Type.Object({ do: Type.Literal('click') }, closed),
  /** Texts may hold variables. */
  Type.Object({ do: Type.Literal('fill'), value: Type.String({ maxLength: 2_000 }) }, closed),
]);

/** A step beside an element of the host page. */
export const tooltipStepSchema = Type.Object(
  {
    type: Type.Literal('tooltip'),
    ...shownProperties,
    target: targetSchema,
    /** The part of the element that is meant, in per cent of its width and height: for pictures and canvases. */
    region: Type.Optional(Type.Object({ x: percent, y: percent, width: percent, height: percent }, closed)),
    side: Type.Optional(Type.Enum(['top', 'right', 'bottom', 'left'])),
    advance: Type.Optional(advanceSchema),
    /** How long the target may be absent before the step counts as missed. @default 10000 */
    waitMs: Type.Optional(Type.Integer({ minimum: 0, maximum: 120_000 })),
    /** Passed over, without a word, when its target does not come. */
    optional: Type.Optional(Type.Boolean()),
    validate: Type.Optional(Type.Array(validationSchema, { minItems: 1, maxItems: 5 })),
    perform: Type.Optional(performSchema),
    /** The visitor's own decision: "do it for me" stops here and hands over. */
    decision: Type.Optional(Type.Boolean()),
  },
  closed,
);

/** A step in the middle of the page, without a target. */
export const dialogStepSchema = Type.Object({ type: Type.Literal('dialog'), ...shownProperties }, closed);

/** A step in a corner, which leaves the page free. */
export const cornerStepSchema = Type.Object(
  {
    type: Type.Literal('corner'),
    ...shownProperties,
    corner: Type.Optional(Type.Enum(['top-start', 'top-end', 'bottom-start', 'bottom-end'])),
    advance: Type.Optional(advanceSchema),
  },
  closed,
);

/** A step that is never seen: it carries out its actions and goes on by its branches. */
export const hiddenStepSchema = Type.Object(
  {
    type: Type.Literal('hidden'),
    ...logicProperties,
    actions: Type.Optional(Type.Array(actionSchema, { maxItems: 8 })),
  },
  closed,
);

export const stepSchema = Type.Union([tooltipStepSchema, dialogStepSchema, cornerStepSchema, hiddenStepSchema]);

/** Conditions are written by hand: they hold themselves, which types made from a schema cannot follow. */
type Logic<T> = Omit<T, 'when' | 'branches' | 'advance'> & {
  when?: Condition;
  branches?: { when?: Condition; go: string }[];
};
export type Advance = 'next' | 'click' | 'input' | { event: string } | { when: Condition };
export type Validation = Type.Static<typeof validationSchema>;
export type Perform = Type.Static<typeof performSchema>;
export type TooltipStep = Logic<Type.Static<typeof tooltipStepSchema>> & { advance?: Advance };
export type DialogStep = Logic<Type.Static<typeof dialogStepSchema>>;
export type CornerStep = Logic<Type.Static<typeof cornerStepSchema>> & { advance?: Advance };
export type HiddenStep = Logic<Type.Static<typeof hiddenStepSchema>>;
/** A step that is drawn. */
export type ShownStep = TooltipStep | DialogStep | CornerStep;
export type Step = ShownStep | HiddenStep;
