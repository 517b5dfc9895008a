import Type from 'typebox';

/**
 * A page by its address: the path, with `*` for any run of characters. A pattern that holds `#` is compared with path
 * and hash (`/app#/orders/*`), since some routers keep the page there; otherwise query and hash play no part.
 */
export const urlPatternSchema = Type.String({ minLength: 1, maxLength: 500, description: 'a path such as /orders/*' });

export const traitValueSchema = Type.Union([Type.String({ maxLength: 500 }), Type.Number(), Type.Boolean()]);

/** One statement about a visitor or the page, or several joined by all, any or not. */
export const conditionSchema = Type.Cyclic(
  {
    Condition: Type.Union([
      Type.Object(
        { type: Type.Literal('all'), of: Type.Array(Type.Ref('Condition'), { maxItems: 50 }) },
        { additionalProperties: false },
      ),
      Type.Object(
        { type: Type.Literal('any'), of: Type.Array(Type.Ref('Condition'), { maxItems: 50 }) },
        { additionalProperties: false },
      ),
      Type.Object({ type: Type.Literal('not'), of: Type.Ref('Condition') }, { additionalProperties: false }),
      Type.Object({ type: Type.Literal('page'), path: urlPatternSchema }, { additionalProperties: false }),
      Type.Object(
        {
          type: Type.Literal('trait'),
          name: Type.String({ minLength: 1, maxLength: 64 }),
          /** Equal to one of these; without it, any value will do. */
          in: Type.Optional(Type.Array(traitValueSchema, { minItems: 1, maxItems: 100 })),
        },
        { additionalProperties: false },
      ),
    ]),
  },
  'Condition',
);

export type TraitValue = Type.Static<typeof traitValueSchema>;
export type Condition =
  | { type: 'all' | 'any'; of: Condition[] }
  | { type: 'not'; of: Condition }
  | { type: 'page'; path: string }
  | { type: 'trait'; name: string; in?: TraitValue[] };
