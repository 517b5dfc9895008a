import Type from 'typebox';
import { appKeySchema, idSchema, identityTokenSchema, instantSchema, visitorIdSchema } from './ids.ts';
import { emailSchema } from './member.ts';
import { ticketFieldsSchema } from './category.ts';
import { ticketContextSchema } from './ticket-context.ts';
import { randomIdSchema, ticketStateSchema } from './ticket-entry.ts';
import { TICKET_LIMITS, visitorTicketSchema, type VisitorTicket } from './ticket.ts';

/** Made in the page: the same key again is the same ticket, entry or upload, however often it is sent. */
export const sendKeySchema = Type.String({
  pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$',
  description: 'a lower-case UUID',
});

/** 32 random bytes, made in the page and kept there; we keep the hash. It alone opens a ticket to somebody without a token. */
export const ticketSecretSchema = Type.String({
  pattern: '^[A-Za-z0-9_-]{43}$',
  description: '32 random bytes in base64url',
});

/** Who asks: the app by its key, the visitor, and the token of the host's server where there is one. */
const who = {
  appKey: appKeySchema,
  visitorId: visitorIdSchema,
  identity: Type.Optional(identityTokenSchema),
};
const ofTicket = { ...who, secret: Type.Optional(ticketSecretSchema) };
const uploadIdsSchema = Type.Array(randomIdSchema, { maxItems: TICKET_LIMITS.attachments, uniqueItems: true });
const textSchema = Type.String({ maxLength: TICKET_LIMITS.textLength });
const secretsSchema = Type.Record(Type.String({ pattern: '^[0-9a-f]{32}$' }), ticketSecretSchema, {
  maxProperties: 200,
  additionalProperties: false,
});

/** `POST /v1/tickets`. Fields that we do not know are left out, so that a newer SDK may ask an older collector. */
export const newTicketSchema = Type.Object({
  ...who,
  ticketKey: sendKeySchema,
  secret: ticketSecretSchema,
  /** As typed; nothing is sent to the address unless the token says the same. */
  name: Type.Optional(Type.String({ minLength: 1, maxLength: 120, pattern: '^[^\\u0000-\\u001f\\u007f]+$' })),
  email: Type.Optional(emailSchema),
  categoryId: Type.Optional(idSchema),
  fields: Type.Optional(ticketFieldsSchema),
  title: Type.String({ minLength: 1, maxLength: TICKET_LIMITS.titleLength, pattern: '^[^\\u0000-\\u001f\\u007f]+$' }),
  text: textSchema,
  context: Type.Optional(ticketContextSchema),
  uploadIds: Type.Optional(uploadIdsSchema),
  /** By the visitor's clock. */
  sentAt: instantSchema,
});

/** Answer of 201, and of 200 where the key was known. */
export const ticketMadeSchema = Type.Object({ ticketId: randomIdSchema, number: Type.Integer({ minimum: 1 }) });

/** `POST /v1/tickets/mine` and `POST /v1/tickets/stream`. With a token: all of theirs in this app; else those whose secret fits. */
export const myTicketsQuestionSchema = Type.Object({ ...who, secrets: Type.Optional(secretsSchema) });
/** The newest change first. */
export const myTicketsSchema = Type.Object({ tickets: Type.Array(visitorTicketSchema) });

/** `POST /v1/tickets/:ticketId/replies`. A reply to a solved ticket opens it again; a closed one takes none (409 `ticket-closed`). */
export const visitorReplySchema = Type.Object({
  ...ofTicket,
  entryKey: sendKeySchema,
  text: textSchema,
  uploadIds: Type.Optional(uploadIdsSchema),
});
/** Answer of `replies`, `reopen` and `rating`: how the ticket stands now. */
export const ticketStandsSchema = Type.Object({
  entryId: Type.Optional(randomIdSchema),
  state: ticketStateSchema,
  revision: Type.Integer({ minimum: 1 }),
});

/** `POST /v1/tickets/:ticketId/rating`: 1 is bad, 5 is good; the last one counts. */
export const visitorRatingSchema = Type.Object({
  ...ofTicket,
  score: Type.Integer({ minimum: 1, maximum: 5 }),
  word: Type.Optional(Type.String({ maxLength: 1_000 })),
});
/** `POST /v1/tickets/:ticketId/reopen` and `POST /v1/tickets/:ticketId/attachments/:uploadId`. */
export const ofTicketSchema = Type.Object(ofTicket);
/** `POST /v1/tickets/:ticketId/seen`: what had come by this revision was looked at. Answers 204. */
export const visitorSeenSchema = Type.Object({ ...ofTicket, revision: Type.Integer({ minimum: 1 }) });
/** `POST /v1/tickets/:ticketId/guide`: how far the guide of an entry got. It never goes back. Answers 204. */
export const visitorGuideSchema = Type.Object({
  ...ofTicket,
  entryId: randomIdSchema,
  state: Type.Enum(['started', 'completed', 'dismissed']),
  stepId: Type.Optional(idSchema),
});

const upload = {
  uploadKey: sendKeySchema,
  name: Type.String({ minLength: 1, maxLength: 1_000 }),
  bytes: Type.Integer({ minimum: 1, maximum: TICKET_LIMITS.attachmentBytes }),
};
/**
 * `POST /v1/uploads`: begins an upload, or tells how far one with this key got. The secret is made in the page, as that of
 * a ticket is, so that the answer may be lost. Then `PATCH /v1/uploads/:uploadId` with `application/octet-stream` of at most
 * `TICKET_LIMITS.pieceBytes` and the headers `handrail-app-key`, `upload-secret`, `upload-offset`, until offset is bytes.
 * 409 `other-offset` tells in `offset` where to go on.
 */
export const newUploadSchema = Type.Object({ ...who, secret: ticketSecretSchema, ...upload });
/** `POST /api/tickets/:ticketId/uploads`, of a member; then `PATCH /api/tickets/:ticketId/uploads/:uploadId` with `upload-offset`. */
export const memberUploadSchema = Type.Object(upload, { additionalProperties: false });
/** Answer of both; 201 when it is new. */
export const uploadStandsSchema = Type.Object({ uploadId: randomIdSchema, offset: Type.Integer({ minimum: 0 }) });

export type NewTicket = Type.Static<typeof newTicketSchema>;
export type TicketMade = Type.Static<typeof ticketMadeSchema>;
export type MyTicketsQuestion = Type.Static<typeof myTicketsQuestionSchema>;
export interface MyTickets {
  tickets: VisitorTicket[];
}
export type VisitorReply = Type.Static<typeof visitorReplySchema>;
export type TicketStands = Type.Static<typeof ticketStandsSchema>;
export type VisitorRating = Type.Static<typeof visitorRatingSchema>;
export type VisitorGuide = Type.Static<typeof visitorGuideSchema>;
export type NewUpload = Type.Static<typeof newUploadSchema>;
export type UploadStands = Type.Static<typeof uploadStandsSchema>;
