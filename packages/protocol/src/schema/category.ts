import Type from 'typebox';
import { idSchema } from './ids.ts';

const closed = { additionalProperties: false };
const text = (maxLength: number) => Type.String({ minLength: 1, maxLength });

/** A text in several languages, such as `{ en: 'Orders', de: 'Bestellungen' }`. */
export const byLocaleSchema = Type.Record(
  Type.String({ pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$', description: 'a language such as de or pt-BR' }),
  text(200),
  { minProperties: 1, maxProperties: 50 },
);

/** One thing that a category asks for. */
export const ticketFieldSchema = Type.Object(
  {
    fieldId: idSchema,
    kind: Type.Enum(['text', 'choice', 'date', 'file']),
    label: byLocaleSchema,
    /** @default false */
    required: Type.Optional(Type.Boolean()),
    /** What can be chosen; of a choice alone. */
    options: Type.Optional(
      Type.Array(Type.Object({ optionId: idSchema, label: byLocaleSchema }, closed), { minItems: 1, maxItems: 100 }),
    ),
    /** Whether several can be chosen. @default false */
    several: Type.Optional(Type.Boolean()),
    /** Asked only where an earlier choice is one of these. */
    when: Type.Optional(
      Type.Object({ fieldId: idSchema, in: Type.Array(idSchema, { minItems: 1, maxItems: 100 }) }, closed),
    ),
    /** What a text must look like: `9` a digit, `a` a letter, `*` either, any other character itself. */
    pattern: Type.Optional(text(100)),
  },
  closed,
);

/** What a ticket can be about, with what must be known to begin with it. */
export const categorySchema = Type.Object(
  {
    categoryId: idSchema,
    /** Without it, of every app. */
    appIds: Type.Optional(Type.Array(idSchema, { minItems: 1, maxItems: 200, uniqueItems: true })),
    name: byLocaleSchema,
    fields: Type.Array(ticketFieldSchema, { maxItems: 30 }),
  },
  closed,
);

/** What was filled in: by field a text, an option, a date such as 2026-01-31, or several options or uploads by their ids. */
export const ticketFieldsSchema = Type.Record(
  Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$' }),
  Type.Union([Type.String({ maxLength: 2_000 }), Type.Array(Type.String({ maxLength: 64 }), { maxItems: 100 })]),
  { maxProperties: 30, additionalProperties: false },
);

export type ByLocale = Type.Static<typeof byLocaleSchema>;
export type TicketField = Type.Static<typeof ticketFieldSchema>;
export type Category = Type.Static<typeof categorySchema>;
export type TicketFields = Type.Static<typeof ticketFieldsSchema>;
