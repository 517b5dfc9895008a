import Type from 'typebox';
import { idSchema, instantSchema } from './ids.ts';
import { emailSchema } from './member.ts';
import { orNull } from './or-null.ts';

const closed = { additionalProperties: false };

/** The languages in which members are written to. */
export const MAIL_LANGUAGES = ['en', 'de', 'fr'] as const;
export const mailLanguageSchema = Type.Enum([...MAIL_LANGUAGES]);

/** What is told: the overview of one app or of all that the reader may see, what became of a rollout, or a kept question. */
const mailedSchema = Type.Union([
  Type.Object({ kind: Type.Literal('overview'), appId: Type.Optional(idSchema) }, closed),
  Type.Object({ kind: Type.Literal('rollout'), appId: idSchema, rolloutId: idSchema }, closed),
  Type.Object({ kind: Type.Literal('question'), appId: idSchema, questionId: idSchema }, closed),
]);

const time = {
  time: Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', description: 'a time of the day, such as 08:00' }),
  timeZone: Type.String({ minLength: 1, maxLength: 64 }),
};

/** Once a week or once a month, by the clock on the wall of a place. Days of a month end with the 28th, which each month has. */
const mailingTimeSchema = Type.Union([
  Type.Object({ every: Type.Literal('week'), weekday: Type.Integer({ minimum: 1, maximum: 7 }), ...time }, closed),
  Type.Object({ every: Type.Literal('month'), day: Type.Integer({ minimum: 1, maximum: 28 }), ...time }, closed),
]);

/** What a member writes of a report that leaves by mail. */
export const mailingInputSchema = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 120, pattern: '^[^\\u0000-\\u001f\\u007f]+$' }),
    what: mailedSchema,
    when: mailingTimeSchema,
    /** Members who get it, as long as they may see what it is about. */
    memberIds: Type.Array(idSchema, { maxItems: 50, uniqueItems: true }),
    /** Others who get it; each must be allowed by an admin. They see what whoever made it may see, and of no small group. */
    addresses: Type.Array(emailSchema, { maxItems: 50, uniqueItems: true }),
    /** Kept for later: nothing is sent, nor made up for when it is on again. */
    isOff: Type.Optional(Type.Boolean()),
  },
  closed,
);

/** Why nothing could be sent. */
export const MAILING_FAULTS = ['gone', 'no-mail', 'failed'] as const;

/** How a mailing stands. */
export const mailingStandingSchema = Type.Object({
  /** When it is due next. */
  dueAt: instantSchema,
  /** The due time that was met last; null before the first. */
  sentFor: orNull(instantSchema),
  /** How many got it then, and how many did not: who left, may not see it any more, or has no address. */
  sent: Type.Integer({ minimum: 0 }),
  leftOut: Type.Integer({ minimum: 0 }),
  fault: orNull(Type.Object({ code: Type.Enum([...MAILING_FAULTS]), at: instantSchema })),
});

export const mailingSchema = Type.Object({
  mailingId: idSchema,
  /** Who made it. */
  owner: Type.Object({ memberId: orNull(Type.String()), name: Type.String() }),
  ...mailingInputSchema.properties,
  /** Members and addresses of it that do not want it any more. */
  left: Type.Array(Type.String()),
  standing: mailingStandingSchema,
});

export const mailingsSchema = Type.Object({
  mailings: Type.Array(mailingSchema),
  /** Whether mails can leave at all. */
  isOn: Type.Boolean(),
});

/** Addresses that an admin allowed. */
export const mailingAddressesSchema = Type.Object({ addresses: Type.Array(emailSchema, { maxItems: 200 }) }, closed);

/** What a link in a mail opens. */
export const mailingLeaveSchema = Type.Object(
  { token: Type.String({ minLength: 1, maxLength: 300 }), wanted: Type.Optional(Type.Boolean()) },
  closed,
);
export const mailingLeftSchema = Type.Object({ name: Type.String(), wanted: Type.Boolean() });

export type MailLanguage = (typeof MAIL_LANGUAGES)[number];
export type Mailed = Type.Static<typeof mailedSchema>;
export type MailingTime = Type.Static<typeof mailingTimeSchema>;
export type MailingInput = Type.Static<typeof mailingInputSchema>;
export type MailingStanding = Type.Static<typeof mailingStandingSchema>;
export type Mailing = Type.Static<typeof mailingSchema>;
export type MailingLeft = Type.Static<typeof mailingLeftSchema>;
