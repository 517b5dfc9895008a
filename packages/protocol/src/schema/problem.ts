import Type from 'typebox';

/** An error as RFC 9457 wants it. `code` is stable and meant for programs; `detail` says what to do, for people. */
export const problemSchema = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  code: Type.String(),
  detail: Type.String(),
  /** Where the input is wrong, as JSON pointers. */
  errors: Type.Optional(Type.Array(Type.Object({ path: Type.String(), message: Type.String() }))),
  /** Of `draft-changed`: the draft as it is now, and who changed it. */
  revision: Type.Optional(Type.Integer()),
  updatedAt: Type.Optional(Type.Integer()),
  updatedBy: Type.Optional(
    Type.Union([Type.Object({ memberId: Type.Union([Type.String(), Type.Null()]), name: Type.String() }), Type.Null()]),
  ),
  /** Of `other-offset`: how many bytes of the upload are here. */
  offset: Type.Optional(Type.Integer()),
  /** Of `poor-contrast`: which colours cannot be told apart. */
  contrast: Type.Optional(
    Type.Array(
      Type.Object({
        pair: Type.String(),
        ratio: Type.Number(),
        needed: Type.Number(),
        scheme: Type.Enum(['light', 'dark']),
      }),
    ),
  ),
});

export type Problem = Type.Static<typeof problemSchema>;
