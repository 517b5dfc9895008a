import Type from 'typebox';
import { blocksSchema } from './block.ts';
import { categorySchema } from './category.ts';
import { idSchema } from './ids.ts';
import { clockNameSchema, levelSchema, prioritySchema } from './level.ts';

const closed = { additionalProperties: false };
const name = Type.String({ minLength: 1, maxLength: 120 });
const ids = Type.Array(idSchema, { minItems: 1, maxItems: 200, uniqueItems: true });
/** Working time: at least a minute, at most a year of days and nights. */
const span = Type.Integer({ minimum: 60_000, maximum: 31_536_000_000, description: 'milliseconds of working time' });
const days = Type.Integer({ minimum: 1, maximum: 365 });

/** A part of a day of the week (1 is Monday) in which people work; a day may have several. `24:00` is its end. */
const hoursSchema = Type.Object(
  {
    weekday: Type.Integer({ minimum: 1, maximum: 7 }),
    from: Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', description: 'a time of day, HH:MM' }),
    to: Type.String({ pattern: '^(([01]\\d|2[0-3]):[0-5]\\d|24:00)$', description: 'a time of day, HH:MM, or 24:00' }),
  },
  closed,
);

/** When people work: their clocks follow the time zone over its changes of summer and winter. */
export const workCalendarSchema = Type.Object(
  {
    timeZone: Type.String({ minLength: 1, maxLength: 64, description: 'a time zone such as Europe/Berlin' }),
    hours: Type.Array(hoursSchema, { minItems: 1, maxItems: 50 }),
    /** Days on which nobody works. */
    holidays: Type.Array(
      Type.Object(
        {
          day: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'a calendar day, YYYY-MM-DD' }),
          name: Type.Optional(name),
        },
        closed,
      ),
      { maxItems: 400 },
    ),
  },
  closed,
);

export const teamSchema = Type.Object(
  {
    teamId: idSchema,
    name,
    level: levelSchema,
    /** Whom its tickets are given to, in turn. */
    memberIds: Type.Array(idSchema, { maxItems: 500, uniqueItems: true }),
    calendar: workCalendarSchema,
  },
  closed,
);

/** Where a new ticket goes. All that is said must fit; the first rule that does decides, and one that says nothing fits everything. */
export const routingRuleSchema = Type.Object(
  {
    ruleId: idSchema,
    name: Type.Optional(name),
    categoryIds: Type.Optional(ids),
    appIds: Type.Optional(ids),
    /** Values of the requester's trait `department`. */
    departments: Type.Optional(Type.Array(name, { minItems: 1, maxItems: 200, uniqueItems: true })),
    /** One of these stands in title or text, as a word or the beginning of one, whatever its case. */
    words: Type.Optional(
      Type.Array(Type.String({ minLength: 2, maxLength: 60 }), { minItems: 1, maxItems: 100, uniqueItems: true }),
    ),
    teamId: Type.Optional(idSchema),
    priority: Type.Optional(prioritySchema),
  },
  closed,
);

/** What is promised. The first policy that fits a ticket's app and priority counts, with what it had before. */
export const slaPolicySchema = Type.Object(
  {
    policyId: idSchema,
    name,
    appIds: Type.Optional(ids),
    priorities: Type.Optional(Type.Array(prioritySchema, { minItems: 1, maxItems: 4, uniqueItems: true })),
    /** From the ticket to the first public reply of a member. */
    firstReplyMs: Type.Optional(span),
    /** From the first message that nobody has answered to the reply. */
    nextReplyMs: Type.Optional(span),
    /** From the ticket to its solution. */
    resolutionMs: Type.Optional(span),
    /** Agents are warned this much working time before the end. @default a quarter of the time that is promised */
    warnMs: Type.Optional(span),
    /** A ticket goes one level up when one of these promises is broken. @default none */
    escalateOn: Type.Optional(Type.Array(clockNameSchema, { minItems: 1, maxItems: 3, uniqueItems: true })),
  },
  closed,
);

/**
 * Words that are ready. `{name|there}` stands for what is known when it is put into a reply: `name` and `email` of the
 * requester, `agent`, `number`, `title` and `app`; what follows the line is said when it is not.
 */
export const cannedReplySchema = Type.Object(
  { replyId: idSchema, name, appIds: Type.Optional(ids), blocks: blocksSchema },
  closed,
);

/** The end of solved tickets that nobody comes back to. */
export const closingSchema = Type.Object(
  {
    /** After so many days in solved. */
    afterDays: days,
    /** The requester is told so many days before. @default they are not */
    noticeDays: Type.Optional(days),
    /** In these words, with `{days|}` for the days that are left. @default in English */
    notice: Type.Optional(blocksSchema),
  },
  closed,
);

/** Mails to this address that answer no ticket open one in the app. */
export const mailboxSchema = Type.Object(
  {
    address: Type.String({
      pattern: '^[^@\\s<>,;"A-Z]+@[^@\\s<>,;"A-Z]+$',
      maxLength: 200,
      description: 'a mail address in small letters',
    }),
    appId: idSchema,
    /** `known`: only of visitors whose address a token has named in the app. */
    senders: Type.Enum(['known', 'anyone']),
    /** By which name your mail server says whether a sender is who they say (RFC 8601); nobody else is believed. */
    authserv: Type.String({ minLength: 1, maxLength: 200, pattern: '^[A-Za-z0-9._-]+$', description: 'a host name' }),
  },
  closed,
);

/** How a service centre works: one document for the whole installation. */
export const supportSettingsSchema = Type.Object(
  {
    teams: Type.Array(teamSchema, { maxItems: 100 }),
    categories: Type.Array(categorySchema, { maxItems: 200 }),
    routing: Type.Array(routingRuleSchema, { maxItems: 200 }),
    policies: Type.Array(slaPolicySchema, { maxItems: 50 }),
    cannedReplies: Type.Array(cannedReplySchema, { maxItems: 500 }),
    /** Without it, solved tickets stay solved. */
    closing: Type.Optional(closingSchema),
    /** Mails open tickets there. @default they open none */
    mailboxes: Type.Optional(Type.Array(mailboxSchema, { maxItems: 50 })),
    /** When tickets without a team are worked on. @default always */
    calendar: Type.Optional(workCalendarSchema),
    /** What a ticket costs on average, for the worth of those that were not needed. */
    ticketPrice: Type.Optional(
      Type.Object(
        {
          amount: Type.Number({ minimum: 0, maximum: 1_000_000 }),
          currency: Type.String({ pattern: '^[A-Z]{3}$', description: 'a currency such as EUR' }),
        },
        closed,
      ),
    ),
  },
  closed,
);

/** The settings with the number of the change that made them; 0 before the first. */
export const supportDocumentSchema = Type.Object(
  { revision: Type.Integer({ minimum: 0 }), settings: supportSettingsSchema },
  closed,
);

export type WorkCalendar = Type.Static<typeof workCalendarSchema>;
export type Team = Type.Static<typeof teamSchema>;
export type RoutingRule = Type.Static<typeof routingRuleSchema>;
export type SlaPolicy = Type.Static<typeof slaPolicySchema>;
export type CannedReply = Type.Static<typeof cannedReplySchema>;
export type Mailbox = Type.Static<typeof mailboxSchema>;
export type SupportSettings = Type.Static<typeof supportSettingsSchema>;
export type SupportDocument = Type.Static<typeof supportDocumentSchema>;
