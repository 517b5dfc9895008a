import Type from 'typebox';

/** A run of text. With `href` it is a link; its scheme is checked by `isSafeUrl` when saved and again when shown. */
export const inlineSchema = Type.Object(
  {
    text: Type.String({ maxLength: 2_000 }),
    marks: Type.Optional(Type.Array(Type.Enum(['bold', 'italic', 'code']), { maxItems: 3 })),
    href: Type.Optional(Type.String({ maxLength: 2_000 })),
  },
  { additionalProperties: false },
);

const contentSchema = Type.Array(inlineSchema, { maxItems: 100 });

/** Guide content is a list of typed blocks; there is no HTML anywhere between an author and a visitor. */
export const blockSchema = Type.Union([
  Type.Object({ type: Type.Literal('paragraph'), content: contentSchema }, { additionalProperties: false }),
  Type.Object(
    { type: Type.Literal('heading'), level: Type.Union([Type.Literal(2), Type.Literal(3)]), content: contentSchema },
    { additionalProperties: false },
  ),
  Type.Object(
    {
      type: Type.Literal('list'),
      ordered: Type.Optional(Type.Boolean()),
      items: Type.Array(contentSchema, { minItems: 1, maxItems: 50 }),
    },
    { additionalProperties: false },
  ),
]);

export type Inline = Type.Static<typeof inlineSchema>;
export type Block = Type.Static<typeof blockSchema>;
