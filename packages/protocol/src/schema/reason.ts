import Type from 'typebox';

/** One condition of a guide as it stands, in words; as `Reason` of the explanation. */
export const reasonSchema = Type.Cyclic(
  {
    Reason: Type.Object({
      holds: Type.Boolean(),
      /** Whether it holds is known only in the page. */
      inPage: Type.Optional(Type.Literal(true)),
      words: Type.String(),
      of: Type.Optional(Type.Array(Type.Ref('Reason'))),
    }),
  },
  'Reason',
);
