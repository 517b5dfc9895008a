import Type from 'typebox';
import { elementSchema } from './element.ts';
import { urlPatternSchema } from './condition.ts';
import { idSchema } from './ids.ts';

const closed = { additionalProperties: false };

/** What counts as a use: clicks on elements that have all that is said here, on pages that fit; or views of such pages. */
const useSchema = Type.Object(
  {
    /** Fits elements with the same kind and role and at least these signals and surroundings. Without it page views count. */
    element: Type.Optional(Type.Partial(elementSchema, closed)),
    path: Type.Optional(urlPatternSchema),
  },
  { ...closed, minProperties: 1 },
);

/** A thing in the host application whose use is counted, also backwards over the clicks that are already stored. */
export const featureSchema = Type.Object(
  {
    featureId: idSchema,
    name: Type.String({ minLength: 1, maxLength: 120 }),
    /** Any of these is a use. */
    uses: Type.Array(useSchema, { minItems: 1, maxItems: 20 }),
  },
  closed,
);

export type FeatureUse = Type.Static<typeof useSchema>;
export type Feature = Type.Static<typeof featureSchema>;
