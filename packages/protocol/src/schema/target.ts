import Type from 'typebox';

const short = Type.String({ minLength: 1, maxLength: 200 });

/**
 * The stored description of an element: independent signals, each optional, so that the loss of some leaves enough to
 * find it again. Written by `describe` of `@handrail/target`; short ones can be written by hand.
 * Unknown signals are kept and ignored, so a record of a newer version can be read by an older reader.
 */
export const targetSchema = Type.Object({
  v: Type.Literal(1),
  /** Element name in lower case, e.g. `button`. */
  tag: Type.Optional(short),
  /** A CSS selector given by the author's own hand; when it is there it alone decides. */
  css: Type.Optional(Type.String({ minLength: 1, maxLength: 1_000 })),
  /** An attribute that the application's developers set for tests, and its value. */
  testId: Type.Optional(Type.Object({ attribute: short, value: short }, { additionalProperties: false })),
  id: Type.Optional(short),
  /** `name` of a form control. */
  name: Type.Optional(short),
  /** Role by WAI-ARIA, given or implied. */
  role: Type.Optional(short),
  /** Accessible name, else the element's own text, one line. */
  label: Type.Optional(short),
});

export type Target = Type.Static<typeof targetSchema>;
