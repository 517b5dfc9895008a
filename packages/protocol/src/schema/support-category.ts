import Type from 'typebox';
import { idSchema } from './ids.ts';

const closed = { additionalProperties: false };

/** A language as guides have it, such as de or pt-BR. */
export const supportLocaleSchema = Type.String({
  maxLength: 35,
  pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$',
  description: 'a language such as de or pt-BR',
});

/** Words by language. Whose language is not there gets the one for `en`, and without that the first. */
export const localeWordsSchema = Type.Record(
  Type.String({ pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$' }),
  Type.String({ minLength: 1, maxLength: 200 }),
  { minProperties: 1, maxProperties: 50, additionalProperties: false },
);

export const FIELD_KINDS = ['text', 'choice', 'date', 'file'] as const;

/** One question of the form of a category. */
export const ticketFieldSchema = Type.Object(
  {
    fieldId: idSchema,
    kind: Type.Enum([...FIELD_KINDS]),
    label: localeWordsSchema,
    /** @default false */
    required: Type.Optional(Type.Boolean()),
    /** Asked only while another field has this value. */
    when: Type.Optional(Type.Object({ fieldId: idSchema, is: Type.String({ minLength: 1, maxLength: 200 }) }, closed)),
    /** Of `choice`: what can be chosen. */
    options: Type.Optional(
      Type.Array(Type.Object({ value: idSchema, label: localeWordsSchema }, closed), { minItems: 1, maxItems: 100 }),
    ),
    /**
     * Of `text`: what it must look like. `9` stands for a digit, `A` for a letter, `*` for anything or nothing, every other
     * character for itself: `PO-9999*`. It is no regular expression, so none can be made that never ends.
     */
    pattern: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
  },
  closed,
);

/** What a ticket is about, with the questions that are asked for it. */
export const supportCategorySchema = Type.Object(
  {
    categoryId: idSchema,
    /** Apps that offer it; without it all do. */
    appIds: Type.Optional(Type.Array(idSchema, { maxItems: 200, uniqueItems: true })),
    name: localeWordsSchema,
    fields: Type.Array(ticketFieldSchema, { maxItems: 20 }),
  },
  closed,
);

/** What was filled in: by field a text, an option, a date (2026-01-31), or the ids of uploads. */
export const ticketFieldsSchema = Type.Record(
  Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$' }),
  Type.Union([Type.String({ maxLength: 2_000 }), Type.Array(Type.String({ maxLength: 64 }), { maxItems: 10 })]),
  { maxProperties: 20, additionalProperties: false },
);

export type LocaleWords = Type.Static<typeof localeWordsSchema>;
export type TicketField = Type.Static<typeof ticketFieldSchema>;
export type SupportCategory = Type.Static<typeof supportCategorySchema>;
export type TicketFields = Type.Static<typeof ticketFieldsSchema>;
