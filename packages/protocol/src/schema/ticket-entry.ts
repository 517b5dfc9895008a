import Type from 'typebox';
import { blocksSchema, type Block } from './block.ts';
import { idSchema, instantSchema } from './ids.ts';
import { clockNameSchema, levelSchema, prioritySchema } from './level.ts';
import { orNull } from './or-null.ts';

/** 128 random bits: whoever was not told it cannot guess it. Of tickets, entries and uploads. */
export const randomIdSchema = Type.String({ pattern: '^[0-9a-f]{32}$', description: '32 hexadecimal digits' });

export const TICKET_STATES = ['new', 'open', 'pending', 'on-hold', 'solved', 'closed'] as const;
export const TICKET_LINKS = [
  'problem',
  'incident',
  'related',
  'merged-into',
  'merged-from',
  'split-into',
  'split-from',
] as const;

export const ticketStateSchema = Type.Enum([...TICKET_STATES]);
export const ticketTagSchema = Type.String({
  minLength: 1,
  maxLength: 40,
  pattern: '^[^\\u0000-\\u001f\\u007f,]+$',
  description: '1 to 40 characters without a comma',
});

/** A file of an entry, ready to be fetched. `image`: it may be shown in place; everything else is a download. */
export const attachmentSchema = Type.Object({
  uploadId: randomIdSchema,
  name: Type.String(),
  /** Found in its content; `application/octet-stream` for whatever is not known. */
  type: Type.String(),
  bytes: Type.Integer({ minimum: 0 }),
  image: Type.Optional(Type.Object({ width: Type.Integer({ minimum: 1 }), height: Type.Integer({ minimum: 1 }) })),
});

/** Who wrote an entry. `id` is a visitor's or a member's; the name is that of the time. */
export const entryBySchema = Type.Object({
  kind: Type.Enum(['visitor', 'member', 'system']),
  id: Type.Optional(Type.String()),
  name: Type.Optional(Type.String()),
});

export const SENT_GUIDE_STATES = ['offered', 'started', 'completed', 'dismissed'] as const;
/** A guide that an agent sent, and how far the visitor got. */
export const sentGuideSchema = Type.Object({
  guideId: idSchema,
  state: Type.Enum([...SENT_GUIDE_STATES]),
  stepId: Type.Optional(idSchema),
  at: Type.Optional(instantSchema),
});

export const sentArticleSchema = Type.Object({ articleId: idSchema });

const named = orNull(Type.Object({ id: Type.String(), name: Type.String() }));
const change = <const W extends string, P extends Type.TProperties>(what: W, properties: P) =>
  Type.Object({ what: Type.Literal(what), ...properties });
const fromTo = <S extends Type.TSchema>(schema: S) => ({ from: schema, to: schema });

/**
 * What changed: entries of this kind are the history of a ticket, from which clocks and support numbers are worked out.
 * `created` is the first entry of every ticket; its words follow as a message at the same instant.
 */
export const ticketChangeSchema = Type.Union([
  change('created', { state: ticketStateSchema, level: levelSchema, priority: prioritySchema }),
  change('state', fromTo(ticketStateSchema)),
  change('level', { ...fromTo(levelSchema), reason: Type.String(), summary: Type.String() }),
  change('assignee', fromTo(named)),
  change('team', fromTo(orNull(idSchema))),
  change('priority', fromTo(prioritySchema)),
  change('category', fromTo(orNull(idSchema))),
  change('title', fromTo(Type.String())),
  change('tags', { added: Type.Array(Type.String()), removed: Type.Array(Type.String()) }),
  change('fields', { fieldIds: Type.Array(Type.String()) }),
  change('link', {
    link: Type.Enum([...TICKET_LINKS]),
    ticketId: randomIdSchema,
    removed: Type.Optional(Type.Boolean()),
  }),
  change('spam', { to: Type.Boolean() }),
  change('rating', { score: Type.Integer({ minimum: 1, maximum: 5 }), word: Type.Optional(Type.String()) }),
  /** What an agent said on solving: whether L1 could have, and what would have helped. */
  change('lesson', {
    l1Could: Type.Optional(Type.Boolean()),
    whatHelps: Type.Optional(Type.Object({ kind: Type.Enum(['article', 'guide']), note: Type.String() })),
  }),
  /** What was begun for this ticket, so that the next one finds it, and that visitors have it now. */
  change('content', {
    content: Type.Enum(['article', 'guide']),
    contentId: idSchema,
    title: Type.String(),
    state: Type.Enum(['begun', 'published']),
  }),
  /** A target that is near, or was not met. */
  change('clock', { clock: clockNameSchema, state: Type.Enum(['warned', 'breached']) }),
]);

/** One thing said or done in a ticket. Entries are only ever added; the progress of a sent guide alone is written into one. */
export const ticketEntrySchema = Type.Object({
  entryId: randomIdSchema,
  /** `note` is seen by members alone. */
  kind: Type.Enum(['message', 'note', 'change']),
  by: entryBySchema,
  /** Typed blocks, never HTML. A line break in a text is one when shown. */
  blocks: blocksSchema,
  attachments: Type.Array(attachmentSchema),
  guide: Type.Optional(sentGuideSchema),
  /** An article that an agent sent; the visitor's panel opens it. */
  article: Type.Optional(sentArticleSchema),
  change: Type.Optional(ticketChangeSchema),
  /** Members that a note calls, by id. */
  mentions: Type.Optional(Type.Array(idSchema)),
  /** The other service desk that it came from. */
  connectorId: Type.Optional(idSchema),
  at: instantSchema,
  via: Type.Enum(['panel', 'dashboard', 'mail', 'api', 'connector', 'system']),
});

export type TicketState = (typeof TICKET_STATES)[number];
export type TicketLinkKind = (typeof TICKET_LINKS)[number];
export type Attachment = Type.Static<typeof attachmentSchema>;
export type EntryBy = Type.Static<typeof entryBySchema>;
export type SentGuide = Type.Static<typeof sentGuideSchema>;
export type TicketChange = Type.Static<typeof ticketChangeSchema>;
export type TicketEntry = Omit<Type.Static<typeof ticketEntrySchema>, 'blocks'> & { blocks: Block[] };
