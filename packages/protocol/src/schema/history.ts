import Type from 'typebox';
import { appKeySchema, idSchema, identityTokenSchema, instantSchema, visitorIdSchema } from './ids.ts';

/** What one visitor did with one guide; instants are the last of their kind, epoch milliseconds. */
export const guideHistorySchema = Type.Object({
  guideId: idSchema,
  startedAt: Type.Optional(instantSchema),
  completedAt: Type.Optional(instantSchema),
  dismissedAt: Type.Optional(instantSchema),
  /** "Don't show again". */
  mutedAt: Type.Optional(instantSchema),
  /** Not before then. */
  snoozedUntil: Type.Optional(instantSchema),
  /** Ids of steps, items or questions that were completed, in whatever version; the latest first. */
  stepIds: Type.Optional(Type.Array(idSchema, { maxItems: 100 })),
});

/** Question of an SDK: what is known of this visitor. In a body, so that the id stands in no log of addresses. */
export const historyQuestionSchema = Type.Object({
  appKey: appKeySchema,
  visitorId: visitorIdSchema,
  /** Who the visitor is, signed by the host's server. */
  identity: Type.Optional(identityTokenSchema),
});

export const historySchema = Type.Object({ guides: Type.Array(guideHistorySchema) });

export type GuideHistory = Type.Static<typeof guideHistorySchema>;
export type History = Type.Static<typeof historySchema>;
