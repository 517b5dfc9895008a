import Type from 'typebox';

const word = Type.String({ minLength: 1, maxLength: 200, pattern: '^[^\\u0000-\\u001f\\u007f]+$' });

/**
 * What kind of thing was used, as structure alone: never a value, and no text but where the app's owner and the page
 * both allow it. Things that look the same give the same record, so that it is stored once: the button of each row of a
 * table is one element here.
 */
export const elementSchema = Type.Object({
  /** The tag in lower case, for inputs with its type: `button`, `a`, `input[checkbox]`. */
  kind: Type.String({ pattern: '^[a-z][a-z0-9-]{0,63}(?:\\[[a-z-]{1,32}\\])?$' }),
  /** The ARIA role, where there is one. */
  role: Type.Optional(Type.String({ pattern: '^[a-z]{1,32}$' })),
  /** Attributes that are likely to stay, such as `data-testid`, `id`, `name`; generated ones and personal ones are left out. */
  signals: Type.Optional(
    Type.Record(Type.String({ pattern: '^[a-z][a-z0-9:_.-]{0,63}$' }), word, {
      maxProperties: 8,
      additionalProperties: false,
    }),
  ),
  /** Landmarks, forms and named regions around it, from the outermost in: `main`, `form#order`, `region:toolbar`. */
  within: Type.Optional(Type.Array(word, { maxItems: 6 })),
  /** Its own words, in a region whose text the app's owner allows. */
  text: Type.Optional(word),
});

export type ElementRecord = Type.Static<typeof elementSchema>;
