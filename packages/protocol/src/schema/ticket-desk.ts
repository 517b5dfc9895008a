import Type from 'typebox';
import { blocksSchema } from './block.ts';
import { idSchema, instantSchema, visitorIdSchema } from './ids.ts';
import { levelSchema, prioritySchema } from './level.ts';
import { storedEventSchema } from './metrics-usage.ts';
import { ticketFieldsSchema } from './category.ts';
import { randomIdSchema, ticketStateSchema, ticketTagSchema } from './ticket-entry.ts';
import { namedGuidesSchema, TICKET_LIMITS, ticketRowSchema, ticketSchema } from './ticket.ts';
import { sendKeySchema } from './ticket-visitor.ts';
import { orNull } from './or-null.ts';

const closed = { additionalProperties: false };
const titleSchema = Type.String({
  minLength: 1,
  maxLength: TICKET_LIMITS.titleLength,
  pattern: '^[^\\u0000-\\u001f\\u007f]+$',
});
const uploadIdsSchema = Type.Array(randomIdSchema, { maxItems: TICKET_LIMITS.attachments, uniqueItems: true });
const ticketIdsSchema = Type.Array(randomIdSchema, { minItems: 1, maxItems: 100, uniqueItems: true });
const wordsSchema = Type.String({ minLength: 1, maxLength: 2_000 });

/** Ready-made questions to the inbox. `inbox` are new and open ones; spam is in no queue but its own. */
export const TICKET_QUEUES = [
  'inbox',
  'mine',
  'unassigned',
  'at-risk',
  'pending',
  'on-hold',
  'solved',
  'closed',
  'all',
  'spam',
] as const;
export const TICKET_SORTS = ['updated', 'created', 'oldest', 'priority', 'due'] as const;
/** `soon`: a running clock ends within the hour. */
export const TICKET_RISKS = ['breached', 'soon'] as const;

/** Queries of `GET /api/tickets`, with their meaning. Several values of one are separated by commas and mean any of them. */
export const INBOX_QUERY = {
  queue: `one of ${TICKET_QUEUES.join(', ')}; inbox where nothing is said`,
  state: 'states',
  level: 'levels',
  team: 'ids of teams, or none',
  assignee: 'me, none, or ids of members',
  priority: 'priorities',
  app: 'ids of apps',
  category: 'ids of categories',
  tag: 'tags, all of which it has',
  risk: 'breached or soon: how its clocks stand',
  visitor: 'id of the visitor who asked',
  text: 'words that it holds, in its title, its number, its requester or its entries',
  sort: `one of ${TICKET_SORTS.join(', ')}; updated, the newest first, where nothing is said`,
  after: 'next of the page before',
  counts: '0 to leave the counts out',
} as const;

/** Counts end at this: "1000" means so many or more. */
export const MOST_COUNTED = 1_000;

const count = Type.Integer({ minimum: 0, maximum: MOST_COUNTED });
const countsProperties = {
  ...{ inbox: count, mine: count, unassigned: count, 'at-risk': count, pending: count },
  ...{ 'on-hold': count, solved: count, closed: count, all: count, spam: count },
} satisfies Record<TicketQueue, typeof count>;

export const inboxSchema = Type.Object({
  tickets: Type.Array(ticketRowSchema),
  /** What to ask for next, as `after`; null at the end. */
  next: orNull(Type.String()),
  /** How many there are in each queue, in the apps that the caller sees, up to `MOST_COUNTED`. */
  counts: Type.Optional(Type.Object(countsProperties)),
});

/** What members may set, one by one or in bulk. Levels change by escalation. */
const changeProperties = {
  state: Type.Optional(ticketStateSchema),
  priority: Type.Optional(prioritySchema),
  teamId: Type.Optional(orNull(idSchema)),
  assigneeId: Type.Optional(orNull(idSchema)),
  categoryId: Type.Optional(orNull(idSchema)),
};
const tagsSchema = Type.Array(ticketTagSchema, { maxItems: TICKET_LIMITS.tags, uniqueItems: true });

/** `PATCH /api/tickets/:ticketId`, with `If-Match`. */
export const ticketPatchSchema = Type.Object(
  {
    ...changeProperties,
    title: Type.Optional(titleSchema),
    tags: Type.Optional(tagsSchema),
    fields: Type.Optional(ticketFieldsSchema),
  },
  closed,
);

/** `POST /api/tickets/bulk`. */
export const ticketBulkSchema = Type.Object(
  {
    ticketIds: ticketIdsSchema,
    change: Type.Object(
      {
        ...changeProperties,
        addTags: Type.Optional(tagsSchema),
        removeTags: Type.Optional(tagsSchema),
        spam: Type.Optional(Type.Boolean()),
      },
      closed,
    ),
  },
  closed,
);
/** Of each ticket whether it was changed; `not-found` also for one that the caller may not change. */
export const bulkDoneSchema = Type.Object({
  done: Type.Array(
    Type.Object({ ticketId: randomIdSchema, result: Type.Enum(['changed', 'same', 'not-found', 'refused']) }),
  ),
});

/** `POST /api/tickets/:ticketId/replies`. Guide and article are offered in the visitor's panel. */
export const memberReplySchema = Type.Object(
  {
    entryKey: sendKeySchema,
    blocks: blocksSchema,
    /** For members alone. @default false */
    note: Type.Optional(Type.Boolean()),
    mentions: Type.Optional(Type.Array(idSchema, { maxItems: 20, uniqueItems: true })),
    guideId: Type.Optional(idSchema),
    articleId: Type.Optional(idSchema),
    uploadIds: Type.Optional(uploadIdsSchema),
    /** The state that the ticket gets with it. A public reply to a new one opens it where nothing is said. */
    state: Type.Optional(ticketStateSchema),
  },
  closed,
);

/** `POST /api/tickets/:ticketId/escalations`, up and back. Team and assignee are found anew where none are named. */
export const escalationSchema = Type.Object(
  {
    to: levelSchema,
    reason: wordsSchema,
    summary: wordsSchema,
    teamId: Type.Optional(idSchema),
    assigneeId: Type.Optional(idSchema),
  },
  closed,
);

/** `POST /api/tickets/:ticketId/solve`: what is asked of who solves in L2 and L3. */
export const solveSchema = Type.Object(
  {
    l1Could: Type.Optional(Type.Boolean()),
    whatHelps: Type.Optional(Type.Object({ kind: Type.Enum(['article', 'guide']), note: wordsSchema }, closed)),
  },
  closed,
);
/** `POST /api/tickets/:ticketId/guides`: a draft of a guide that begins with what would have helped. */
export const guideFromTicketSchema = Type.Object({ note: wordsSchema }, closed);
export const guideMadeSchema = Type.Object({ guideId: idSchema, title: Type.String() });
/** `POST /api/tickets/:ticketId/merge`: this one ends in that one. */
export const mergeSchema = Type.Object({ into: randomIdSchema }, closed);
/** `POST /api/tickets/:ticketId/links`: that one is the problem behind this one, or is related. `DELETE …/links/:otherId` ends it. */
export const newLinkSchema = Type.Object(
  { kind: Type.Enum(['problem', 'incident', 'related']), ticketId: randomIdSchema },
  closed,
);
/** `POST /api/tickets/:ticketId/split`: these entries become a ticket of their own. */
export const splitSchema = Type.Object(
  {
    entryIds: Type.Array(randomIdSchema, { minItems: 1, maxItems: 100, uniqueItems: true }),
    title: titleSchema,
  },
  closed,
);
/** `POST /api/tickets/:ticketId/spam`. */
export const spamSchema = Type.Object({ spam: Type.Boolean() }, closed);

/** Answer of everything that changes a ticket; with the id of the entry that was made, where it was one. */
export const ticketDoneSchema = Type.Object({
  ticket: ticketSchema,
  entryId: Type.Optional(randomIdSchema),
});

/** `POST /api/tickets/:ticketId/presence`; said again every 20 s, forgotten after 45 s. */
export const presenceSchema = Type.Object({ what: Type.Enum(['looking', 'typing', 'gone']) }, closed);
/** Who else is at a ticket: answer of `presence`, and with its `ticketId` the data of the event `presence` of the stream. */
export const presentSchema = Type.Object({
  ticketId: randomIdSchema,
  members: Type.Array(Type.Object({ memberId: idSchema, name: Type.String(), what: Type.Enum(['looking', 'typing']) })),
});
/** Data of the event `ticket` of both streams. */
export const ticketTellsSchema = Type.Object({ ticketId: randomIdSchema, revision: Type.Integer({ minimum: 1 }) });

const viewQuerySchema = Type.Record(
  Type.String({ pattern: '^(queue|state|level|team|assignee|priority|app|category|tag|risk|text|sort)$' }),
  Type.String({ maxLength: 200 }),
  { additionalProperties: false },
);
/** A saved view: the queries of the inbox under a name. `shared`: all agents see it. */
export const ticketViewSchema = Type.Object({
  viewId: randomIdSchema,
  name: Type.String(),
  query: viewQuerySchema,
  shared: Type.Boolean(),
  own: Type.Boolean(),
});
export const ticketViewsSchema = Type.Object({ views: Type.Array(ticketViewSchema) });
export const newTicketViewSchema = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 80, pattern: '^[^\\u0000-\\u001f\\u007f]+$' }),
    query: viewQuerySchema,
    shared: Type.Optional(Type.Boolean()),
  },
  closed,
);

/** `GET /api/tickets/:ticketId/timeline`: what was captured of its visitor around it, the newest first, and their other tickets. */
export const ticketTimelineSchema = Type.Object({
  visitorId: visitorIdSchema,
  from: instantSchema,
  to: instantSchema,
  events: Type.Array(storedEventSchema),
  /** There were more than fit. */
  more: Type.Boolean(),
  tickets: Type.Array(ticketRowSchema),
  guides: namedGuidesSchema,
});

export type TicketQueue = (typeof TICKET_QUEUES)[number];
export type TicketSort = (typeof TICKET_SORTS)[number];
export type TicketRisk = (typeof TICKET_RISKS)[number];
export type Inbox = Type.Static<typeof inboxSchema>;
export type TicketPatch = Type.Static<typeof ticketPatchSchema>;
export type TicketBulk = Type.Static<typeof ticketBulkSchema>;
export type BulkDone = Type.Static<typeof bulkDoneSchema>;
export type Escalation = Type.Static<typeof escalationSchema>;
export type Solving = Type.Static<typeof solveSchema>;
export type Present = Type.Static<typeof presentSchema>;
export type TicketTells = Type.Static<typeof ticketTellsSchema>;
export type TicketView = Type.Static<typeof ticketViewSchema>;
export type TicketTimeline = Type.Static<typeof ticketTimelineSchema>;
