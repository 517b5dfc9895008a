import Type from 'typebox';
import { traitValueSchema } from './condition.ts';
import { elementSchema } from './element.ts';
import { appKeySchema, eventIdSchema, idSchema, identityTokenSchema, instantSchema, visitorIdSchema } from './ids.ts';

const PROP_NAME = '^[^\\u0000-\\u001f\\u007f]{1,64}$';

const pageSchema = Type.Object({
  /** Path of the page, without query and hash. */
  path: Type.String({ maxLength: 2_048 }),
  title: Type.Optional(Type.String({ maxLength: 300 })),
});

const propsSchema = Type.Record(
  Type.String({ pattern: PROP_NAME }),
  Type.Union([Type.String({ maxLength: 1_024 }), Type.Number(), Type.Boolean(), Type.Null()]),
  { maxProperties: 50, additionalProperties: false },
);

/** What every event has. Unknown fields are allowed and left out, so that a newer SDK may talk to an older collector. */
const eventProperties = {
  eventId: eventIdSchema,
  /** When it happened by the visitor's clock, epoch milliseconds. */
  at: instantSchema,
  /** How long before the batch was sent it happened, by a clock that cannot be set; of events of the page that sends. */
  ageMs: Type.Optional(Type.Integer({ minimum: 0, maximum: 2_592_000_000 })),
  /** Its place in its session, from 0: the order of events whatever the clocks say. */
  seq: Type.Optional(Type.Integer({ minimum: 0, maximum: 4_294_967_295 })),
  visitorId: visitorIdSchema,
  sessionId: visitorIdSchema,
  page: pageSchema,
  /** The version of the host's application, where it says one: 1 to 50 characters. Anything else is left out and costs no event, so any value fits. */
  appVersion: Type.Optional(Type.Unsafe<string>({})),
};
const guideProperties = { guideId: idSchema, version: Type.Integer({ minimum: 1 }) };

/** Names that have a schema of their own; any other name is a plain event. */
export const GUIDE_EVENTS = [
  'guide.started',
  'guide.completed',
  'guide.dismissed',
  'guide.snoozed',
  'guide.muted',
  'guide.withheld',
  'issue.affected',
] as const;
export const STEP_EVENTS = ['step.shown', 'step.completed', 'step.missed'] as const;

/**
 * Something that happened to a guide as a whole. `stepId` on `guide.dismissed` is the step that was left; `guide.snoozed`
 * carries `props.until` in epoch milliseconds; every event of a walkthrough that runs in another mode than `guide`
 * carries it as `props.mode`, and so do those of its steps. `issue.affected` is "I have this too". `guide.withheld` says that the guide was due
 * and not shown, as its visitor is held out of it. An end with `props.unseen: true` was one with something
 * missing, for a fault of the page or of ours: it stands in no history, so that the guide is due again.
 */
export const guideEventSchema = Type.Object({
  ...eventProperties,
  name: Type.Enum([...GUIDE_EVENTS]),
  ...guideProperties,
  stepId: Type.Optional(idSchema),
  props: Type.Optional(propsSchema),
});

/**
 * Something that happened to one step, one item of a checklist or one question of a survey. `step.missed` carries
 * `props.reason`: no-match, ambiguous, hidden, covered, frame-blocked or timeout. `step.completed` of a question carries
 * the answer in `props.answer` (several options are joined by commas).
 */
export const stepEventSchema = Type.Object({
  ...eventProperties,
  name: Type.Enum([...STEP_EVENTS]),
  ...guideProperties,
  stepId: idSchema,
  props: Type.Optional(propsSchema),
});

const NOT_OURS = `^(?!(?:${[...GUIDE_EVENTS, ...STEP_EVENTS].join('|').replaceAll('.', '\\.')})$)`;

/**
 * Any other event: what the SDK notes by itself (`page.viewed`, `visitor.identified`, `element.clicked`, `form.started`,
 * `form.submitted`, `form.abandoned`, `error.caught`, `page.timed`, `frustration.noticed` with `props.kind` rage, dead or
 * error, `event.dropped` with `props.count`), what the host tracks by a name of its own, and what a newer
 * SDK says of guides by names that we do not know yet.
 */
export const plainEventSchema = Type.Object({
  ...eventProperties,
  name: Type.String({
    minLength: 1,
    maxLength: 100,
    pattern: `${NOT_OURS}[^\\u0000-\\u001f\\u007f]+$`,
    description: '1 to 100 characters without control characters',
  }),
  guideId: Type.Optional(idSchema),
  version: Type.Optional(Type.Integer({ minimum: 1 })),
  stepId: Type.Optional(idSchema),
  /** What was used, of clicks, forms and frustration. */
  element: Type.Optional(elementSchema),
  /** The declared traits of the visitor, of `visitor.identified`. */
  traits: Type.Optional(
    Type.Record(Type.String({ pattern: PROP_NAME }), traitValueSchema, {
      maxProperties: 50,
      additionalProperties: false,
    }),
  ),
  props: Type.Optional(propsSchema),
});

/** Bounds of `POST /v1/events`; past them the answer is 413 and names the limit. */
export const LIMITS = { bodyBytes: 1_048_576, batchEvents: 500, eventBytes: 16_384 } as const;

/** The envelope of a batch. Its events are checked one by one, so that a bad one never costs its neighbours. */
export const batchSchema = Type.Object({
  protocol: Type.Literal(1),
  appKey: appKeySchema,
  /** When the request was made by the visitor's clock, epoch milliseconds; the collector measures the skew by it. */
  sentAt: instantSchema,
  events: Type.Array(Type.Unknown()),
  /** Who the visitor is, signed by the host's server. */
  identity: Type.Optional(identityTokenSchema),
});

export const rejectionSchema = Type.Object({
  /** Place of the event in the batch, from 0. */
  index: Type.Integer({ minimum: 0 }),
  code: Type.Enum(['invalid-event', 'event-too-large', 'identity-needed']),
  /** JSON pointer into the event. */
  path: Type.String(),
  message: Type.String(),
});

/** Answer to a batch, given after the accepted events are on disk. */
export const batchResultSchema = Type.Object({
  accepted: Type.Integer({ minimum: 0 }),
  duplicates: Type.Integer({ minimum: 0 }),
  rejected: Type.Array(rejectionSchema),
});

export type Props = Type.Static<typeof propsSchema>;
export type GuideEvent = Type.Static<typeof guideEventSchema>;
export type StepEvent = Type.Static<typeof stepEventSchema>;
export type PlainEvent = Type.Static<typeof plainEventSchema>;
export type Event = GuideEvent | StepEvent | PlainEvent;
export type Batch = Type.Static<typeof batchSchema>;
export type Rejection = Type.Static<typeof rejectionSchema>;
export type BatchResult = Type.Static<typeof batchResultSchema>;
