import Type from 'typebox';

const closed = { additionalProperties: false };
const name = Type.String({ minLength: 1, maxLength: 64, pattern: '^[^\\u0000-\\u001f\\u007f]+$' });
const days = Type.Optional(Type.Integer({ minimum: 1, maximum: 3_650 }));

export const TRAIT_TYPES = ['string', 'number', 'boolean'] as const;

/** What the SDK may note in the pages of an app. */
export const usageSchema = Type.Object(
  {
    /** `needed`: nothing is noted, kept or sent before the page says that the visitor agrees. @default not-needed */
    consent: Type.Optional(Type.Enum(['needed', 'not-needed'])),
    /** Whether Global Privacy Control in a browser stops the capture of usage. @default true */
    heedsPrivacyControl: Type.Optional(Type.Boolean()),
    /** Whether clicks, forms, errors, timings and frustration are noted by themselves. @default true */
    autocapture: Type.Optional(Type.Boolean()),
    /** Names of regions (`data-handrail-region`) whose texts may be sent. @default none */
    textRegions: Type.Optional(Type.Array(name, { maxItems: 50 })),
    /** Traits that are taken, with their types; others stay out. Without it no trait leaves the page. */
    traits: Type.Optional(Type.Record(name, Type.Enum([...TRAIT_TYPES]), { maxProperties: 50 })),
  },
  closed,
);

/** How many days events are kept, by class; for ever where it is not said. Who was active when, and what visitors did with guides, stays. */
export const retentionSchema = Type.Object({ usage: days, error: days, guide: days, custom: days }, closed);

export type Usage = Type.Static<typeof usageSchema>;
export type Retention = Type.Static<typeof retentionSchema>;
/** The classes of events; each is kept for a time of its own. */
export type EventClass = keyof Retention;
