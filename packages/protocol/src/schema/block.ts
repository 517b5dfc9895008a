import Type from 'typebox';

/**
 * A run of text. With `href` it is a link; its scheme is checked by `isSafeUrl` when saved and again when shown.
 * `{firstName|there}` in a text stands for a trait of the visitor, with what is said when there is none.
 */
export const inlineSchema = Type.Object(
  {
    text: Type.String({ maxLength: 2_000 }),
    marks: Type.Optional(Type.Array(Type.Enum(['bold', 'italic', 'code']), { maxItems: 3 })),
    href: Type.Optional(Type.String({ maxLength: 2_000 })),
  },
  { additionalProperties: false },
);

const contentSchema = Type.Array(inlineSchema, { maxItems: 100 });
const addressSchema = Type.String({
  minLength: 1,
  maxLength: 2_000,
  description: 'an https address, or one relative to the page',
});
const pixels = Type.Integer({ minimum: 1, maximum: 10_000 });

/** Blocks that hold words or a picture, and no other blocks. */
const leaves = [
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
  Type.Object(
    {
      type: Type.Literal('image'),
      src: addressSchema,
      /** What the picture says; empty for one that only decorates. */
      alt: Type.String({ maxLength: 500 }),
      /** Its own size in pixels, so that nothing moves when it arrives. */
      width: Type.Optional(pixels),
      height: Type.Optional(pixels),
    },
    { additionalProperties: false },
  ),
  Type.Object(
    {
      type: Type.Literal('video'),
      /** A film that the browser plays, or the page of one at another provider, which opens in a frame. Nothing of it is fetched before the click. */
      src: addressSchema,
      embed: Type.Optional(Type.Boolean()),
      /** A still picture, fetched at once; without it there is a plain field with the button to play. */
      poster: Type.Optional(addressSchema),
      title: Type.String({ minLength: 1, maxLength: 200 }),
      captions: Type.Optional(addressSchema),
    },
    { additionalProperties: false },
  ),
  Type.Object(
    {
      type: Type.Literal('code'),
      text: Type.String({ maxLength: 5_000 }),
    },
    { additionalProperties: false },
  ),
  Type.Object(
    {
      type: Type.Literal('table'),
      header: Type.Optional(Type.Array(contentSchema, { minItems: 1, maxItems: 8 })),
      rows: Type.Array(Type.Array(contentSchema, { minItems: 1, maxItems: 8 }), { minItems: 1, maxItems: 50 }),
    },
    { additionalProperties: false },
  ),
  Type.Object({ type: Type.Literal('divider') }, { additionalProperties: false }),
] as const;
const leafSchema = Type.Union([...leaves]);

/** Guide content is a list of typed blocks; there is no HTML anywhere between an author and a visitor. */
export const blockSchema = Type.Union([
  ...leaves,
  Type.Object(
    {
      type: Type.Literal('callout'),
      tone: Type.Enum(['note', 'success', 'warning', 'danger']),
      blocks: Type.Array(leafSchema, { minItems: 1, maxItems: 10 }),
    },
    { additionalProperties: false },
  ),
  Type.Object(
    {
      type: Type.Literal('columns'),
      columns: Type.Array(Type.Array(leafSchema, { maxItems: 10 }), { minItems: 2, maxItems: 3 }),
    },
    { additionalProperties: false },
  ),
]);

export const blocksSchema = Type.Array(blockSchema, { maxItems: 50 });

export type Inline = Type.Static<typeof inlineSchema>;
export type LeafBlock = Type.Static<typeof leafSchema>;
export type Block = Type.Static<typeof blockSchema>;
