import Type from 'typebox';
import { idSchema, instantSchema } from './ids.ts';

const closed = { additionalProperties: false };
const name = Type.String({ minLength: 1, maxLength: 120 });
const url = Type.String({ minLength: 1, maxLength: 2_000, description: 'an https address' });

/** What a webhook can be told of; `*` stands for all of it. */
export const WEBHOOK_EVENTS = [
  'ticket.created',
  'ticket.replied',
  'ticket.noted',
  'ticket.changed',
  'ticket.escalated',
  'ticket.solved',
  'ticket.rated',
  'sla.warned',
  'sla.breached',
  'step.missed',
  'alert.raised',
  'alert.ended',
] as const;
const events = Type.Array(Type.Enum([...WEBHOOK_EVENTS, '*']), {
  minItems: 1,
  maxItems: WEBHOOK_EVENTS.length + 1,
  uniqueItems: true,
});
const appIds = Type.Array(idSchema, { minItems: 1, maxItems: 200, uniqueItems: true });

/** Somebody who is called when something happens: by POST, signed by the Standard Webhooks specification. */
export const webhookSchema = Type.Object(
  {
    webhookId: idSchema,
    name,
    url,
    events,
    /** Without it, of every app. */
    appIds: Type.Optional(appIds),
    /** `gone`: it answered 410, or nothing for days; nothing is sent until it is switched on again. */
    state: Type.Enum(['on', 'off', 'gone']),
    createdAt: instantSchema,
  },
  closed,
);

/** What a member sends to make or change one. */
export const webhookInputSchema = Type.Object(
  { name, url, events, appIds: Type.Optional(appIds), state: Type.Optional(Type.Enum(['on', 'off'])) },
  closed,
);

/** Answer when a secret is made: it is told this once. */
export const webhookSecretSchema = Type.Object({
  webhook: webhookSchema,
  secret: Type.String({ description: 'whsec_…, to check signatures with' }),
});

/** One mail or call, as the log has it. */
export const deliverySchema = Type.Object({
  deliveryId: Type.String(),
  /** What it tells of. */
  about: Type.String(),
  state: Type.Enum(['waiting', 'sent', 'failed']),
  attempts: Type.Integer({ minimum: 0 }),
  createdAt: instantSchema,
  /** When it is tried next, or was last. */
  at: instantSchema,
  /** What became of the last try. */
  outcome: Type.String(),
});
export const deliveriesSchema = Type.Object({ deliveries: Type.Array(deliverySchema) });

export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];
export type Webhook = Omit<Type.Static<typeof webhookSchema>, 'events'> & { events: string[] };
export type WebhookInput = Omit<Type.Static<typeof webhookInputSchema>, 'events'> & { events: string[] };
export type Delivery = Type.Static<typeof deliverySchema>;
