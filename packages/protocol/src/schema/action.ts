import Type from 'typebox';
import { idSchema } from './ids.ts';

/** Ways to run a walkthrough; see the glossary. */
export const modeSchema = Type.Enum(['guide', 'show', 'do', 'practise']);

const scalar = Type.Union([Type.String({ maxLength: 1_024 }), Type.Number(), Type.Boolean()]);

/** What a button, a launcher or a hidden step does. Actions of one list are carried out in their order. */
export const actionSchema = Type.Union([
  /** Goes to the following step, or ends the guide as completed after the last. */
  Type.Object({ do: Type.Literal('next') }, { additionalProperties: false }),
  Type.Object({ do: Type.Literal('back') }, { additionalProperties: false }),
  /** Goes to a step of this guide. */
  Type.Object({ do: Type.Literal('go'), stepId: idSchema }, { additionalProperties: false }),
  /** Ends the guide as completed. */
  Type.Object({ do: Type.Literal('complete') }, { additionalProperties: false }),
  /** Ends the guide as dismissed. */
  Type.Object({ do: Type.Literal('dismiss') }, { additionalProperties: false }),
  /** Puts the guide away and brings it again after so long. */
  Type.Object(
    { do: Type.Literal('snooze'), minutes: Type.Integer({ minimum: 1, maximum: 43_200 }) },
    { additionalProperties: false },
  ),
  /** Ends the guide, and it is never again shown by itself. */
  Type.Object({ do: Type.Literal('mute') }, { additionalProperties: false }),
  Type.Object(
    {
      do: Type.Literal('open'),
      url: Type.String({ minLength: 1, maxLength: 2_000 }),
      newTab: Type.Optional(Type.Boolean()),
    },
    { additionalProperties: false },
  ),
  Type.Object(
    { do: Type.Literal('start'), guideId: idSchema, mode: Type.Optional(modeSchema) },
    { additionalProperties: false },
  ),
  /** Opens the help panel. */
  Type.Object({ do: Type.Literal('help') }, { additionalProperties: false }),
  Type.Object(
    {
      do: Type.Literal('track'),
      name: Type.String({ minLength: 1, maxLength: 100 }),
      props: Type.Optional(
        Type.Record(Type.String({ pattern: '^[^\\u0000-\\u001f\\u007f]{1,64}$' }), scalar, {
          maxProperties: 50,
          additionalProperties: false,
        }),
      ),
    },
    { additionalProperties: false },
  ),
]);

export const buttonSchema = Type.Object(
  {
    buttonId: idSchema,
    label: Type.String({ minLength: 1, maxLength: 80 }),
    /** The one that most people should press. */
    main: Type.Optional(Type.Boolean()),
    actions: Type.Array(actionSchema, { minItems: 1, maxItems: 8 }),
  },
  { additionalProperties: false },
);

export const buttonsSchema = Type.Array(buttonSchema, { maxItems: 4 });

export type Mode = Type.Static<typeof modeSchema>;
export type Action = Type.Static<typeof actionSchema>;
export type Button = Type.Static<typeof buttonSchema>;
