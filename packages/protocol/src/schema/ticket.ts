import Type from 'typebox';
import { idSchema, instantSchema, visitorIdSchema } from './ids.ts';
import { levelSchema, prioritySchema } from './level.ts';
import { ticketFieldsSchema } from './category.ts';
import { ticketContextSchema } from './ticket-context.ts';
import {
  attachmentSchema,
  randomIdSchema,
  sentArticleSchema,
  sentGuideSchema,
  TICKET_LINKS,
  ticketEntrySchema,
  ticketStateSchema,
  type TicketEntry,
} from './ticket-entry.ts';
import { blocksSchema, type Block } from './block.ts';
import { orNull } from './or-null.ts';

/** Bounds that whoever makes a ticket should know. */
export const TICKET_LIMITS = {
  titleLength: 200,
  textLength: 20_000,
  /** Of one entry. */
  attachments: 10,
  attachmentBytes: 26_214_400,
  /** Of one piece of an upload. */
  pieceBytes: 1_048_576,
  tags: 20,
} as const;

/**
 * How a target of service stands. `dueAt` is missing while the clock is paused; `leftMs` is what was left then, in business time.
 * `endedAt` is when it was done after all, of what was done too late.
 */
const clockSchema = Type.Object({
  dueAt: Type.Optional(instantSchema),
  endedAt: Type.Optional(instantSchema),
  state: Type.Enum(['running', 'paused', 'met', 'breached']),
  leftMs: Type.Optional(Type.Integer()),
});
export const ticketClocksSchema = Type.Object({
  firstReply: Type.Optional(clockSchema),
  nextReply: Type.Optional(clockSchema),
  resolution: Type.Optional(clockSchema),
});

/** Who asks. Name and mail address are what somebody typed, unless `verified`: a token of the host's server said who they are. */
export const requesterSchema = Type.Object({
  visitorId: visitorIdSchema,
  verified: Type.Boolean(),
  name: Type.Optional(Type.String()),
  email: Type.Optional(Type.String()),
  /** Their mail server has shown that they write from this address: they can be answered there. */
  reachable: Type.Optional(Type.Boolean()),
});

export const ratingSchema = Type.Object({
  score: Type.Integer({ minimum: 1, maximum: 5 }),
  word: Type.Optional(Type.String({ maxLength: 1_000 })),
});

export const ticketLinkSchema = Type.Object({
  kind: Type.Enum([...TICKET_LINKS]),
  ticketId: randomIdSchema,
  number: Type.Integer({ minimum: 1 }),
});

const row = {
  ticketId: randomIdSchema,
  /** For people, counted in the installation. It opens nothing. */
  number: Type.Integer({ minimum: 1 }),
  appId: idSchema,
  requester: requesterSchema,
  title: Type.String(),
  categoryId: orNull(idSchema),
  state: ticketStateSchema,
  level: levelSchema,
  teamId: orNull(idSchema),
  /** The member who answers. */
  assignee: orNull(Type.Object({ memberId: idSchema, name: Type.String() })),
  priority: prioritySchema,
  tags: Type.Array(Type.String()),
  spam: Type.Boolean(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
  solvedAt: orNull(instantSchema),
  closedAt: orNull(instantSchema),
  /** Who spoke last in public. */
  lastBy: Type.Enum(['visitor', 'member', 'system']),
  rating: Type.Optional(ratingSchema),
  clocks: ticketClocksSchema,
  /** Counts every change, from 1; `ETag` and `If-Match` carry it. */
  revision: Type.Integer({ minimum: 1 }),
};

/** A ticket in a list. */
export const ticketRowSchema = Type.Object(row);

/** A ticket as members see it. */
export const ticketSchema = Type.Object({
  ...row,
  fields: ticketFieldsSchema,
  context: ticketContextSchema,
  links: Type.Array(ticketLinkSchema),
  /** When its visitor last looked at it. */
  seenAt: orNull(instantSchema),
});

/** What guides are called, and their steps by their ids, as they were when they were shown. */
export const namedGuidesSchema = Type.Array(
  Type.Object({ guideId: idSchema, title: Type.String(), steps: Type.Record(idSchema, Type.String()) }),
);

/** A ticket with its history, and the names of the guides that stand in it by their ids. */
export const ticketAnswerSchema = Type.Object({
  ticket: ticketSchema,
  entries: Type.Array(ticketEntrySchema),
  /** The first release did not tell them. */
  guides: Type.Optional(namedGuidesSchema),
});

/** What a visitor is told of an entry: no notes, and of changes the state alone. */
export const visitorEntrySchema = Type.Object({
  entryId: randomIdSchema,
  by: Type.Object({ kind: Type.Enum(['visitor', 'member', 'system']), name: Type.Optional(Type.String()) }),
  blocks: blocksSchema,
  attachments: Type.Array(attachmentSchema),
  guide: Type.Optional(sentGuideSchema),
  article: Type.Optional(sentArticleSchema),
  /** The state that the ticket got, where the entry says nothing else. */
  state: Type.Optional(ticketStateSchema),
  at: instantSchema,
});

/** A ticket as the visitor who asked sees it. */
export const visitorTicketSchema = Type.Object({
  ticketId: randomIdSchema,
  number: Type.Integer({ minimum: 1 }),
  title: Type.String(),
  categoryId: orNull(idSchema),
  state: ticketStateSchema,
  createdAt: instantSchema,
  updatedAt: instantSchema,
  rating: Type.Optional(ratingSchema),
  /** Entries of members that came after the visitor last looked. */
  unread: Type.Integer({ minimum: 0 }),
  revision: Type.Integer({ minimum: 1 }),
  entries: Type.Array(visitorEntrySchema),
});

export type TicketClocks = Type.Static<typeof ticketClocksSchema>;
export type Requester = Type.Static<typeof requesterSchema>;
export type Rating = Type.Static<typeof ratingSchema>;
export type TicketLink = Type.Static<typeof ticketLinkSchema>;
export type TicketRow = Type.Static<typeof ticketRowSchema>;
export type Ticket = Type.Static<typeof ticketSchema>;
export interface TicketAnswer {
  ticket: Ticket;
  entries: TicketEntry[];
  guides?: NamedGuide[];
}
export type NamedGuide = Type.Static<typeof namedGuidesSchema>[number];
export type VisitorEntry = Omit<Type.Static<typeof visitorEntrySchema>, 'blocks'> & { blocks: Block[] };
export type VisitorTicket = Omit<Type.Static<typeof visitorTicketSchema>, 'entries'> & { entries: VisitorEntry[] };
