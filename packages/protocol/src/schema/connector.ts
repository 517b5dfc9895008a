import Type from 'typebox';
import { idSchema, instantSchema } from './ids.ts';
import { levelSchema, PRIORITIES, prioritySchema } from './level.ts';
import { randomIdSchema, TICKET_STATES, ticketStateSchema } from './ticket-entry.ts';
import { orNull } from './or-null.ts';

const closed = { additionalProperties: false };
const word = Type.String({ maxLength: 200, pattern: '^[^\\u0000-\\u001f\\u007f]*$', description: 'one line' });
/** What stands in a header of a request. */
const credential = Type.String({ maxLength: 2_000, pattern: '^[\\u0020-\\u007e]*$', description: 'plain letters' });
const named = <S extends Type.TSchema>(schema: S) =>
  Type.Record(Type.String({ pattern: '^[A-Za-z]{1,40}$' }), schema, { maxProperties: 20 });

/** Service desks that tickets can be handed over to. */
export const CONNECTOR_KINDS = ['jira', 'servicenow', 'zendesk', 'glpi', 'freshservice'] as const;

/** Our words as theirs. An empty word of theirs is not sent. */
const mapping = {
  priorities: Type.Object(Object.fromEntries(PRIORITIES.map((one) => [one, word])), closed),
  statesOut: Type.Object(Object.fromEntries(TICKET_STATES.map((one) => [one, word])), closed),
  /** Theirs as ours. A state of theirs that is not named changes nothing. */
  statesIn: Type.Record(word, ticketStateSchema, { maxProperties: 50 }),
};

const settings = {
  kind: Type.Enum([...CONNECTOR_KINDS]),
  name: Type.String({ minLength: 1, maxLength: 120 }),
  url: Type.String({ minLength: 1, maxLength: 2_000, description: 'an https address' }),
  /** What its kind asks for beside the credentials. */
  fields: named(word),
  /** Without it, of every app. */
  appIds: Type.Optional(Type.Array(idSchema, { minItems: 1, maxItems: 200, uniqueItems: true })),
  /** Tickets that are in one of these levels, or get there, are handed over; the others by hand. */
  levels: Type.Array(levelSchema, { maxItems: 3, uniqueItems: true }),
  /** Whether internal notes go there, and theirs come here. */
  notes: Type.Boolean(),
  /** Whether linked tickets are asked for now and then; a call of theirs is heard in any case. */
  polls: Type.Boolean(),
  ...mapping,
  state: Type.Enum(['on', 'off']),
};

/** What a member sends to make or change one. Credentials that are left out stay as they were. */
export const connectorInputSchema = Type.Object({ ...settings, credentials: Type.Optional(named(credential)) }, closed);

/** Another service desk that tickets are handed over to. Its credentials are never told. */
export const connectorSchema = Type.Object(
  {
    ...settings,
    connectorId: idSchema,
    createdAt: instantSchema,
    /** By whose account we are there, once it has answered. */
    account: Type.Optional(Type.Object({ id: Type.String(), name: Type.String() })),
  },
  closed,
);

/** Answer when the secret of its calls is made: it is told this once. */
export const connectorSecretSchema = Type.Object({
  connector: connectorSchema,
  secret: Type.String({ description: 'for the header of calls that tell us of a change' }),
});

const fieldSchema = Type.Object({
  name: Type.String(),
  label: Type.String(),
  required: Type.Boolean(),
  example: Type.Optional(Type.String()),
});

/** What a kind of connector asks for, and how it begins. */
export const connectorKindSchema = Type.Object({
  kind: Type.Enum([...CONNECTOR_KINDS]),
  name: Type.String(),
  /** Such as https://example.atlassian.net. */
  address: Type.String(),
  fields: Type.Array(fieldSchema),
  credentials: Type.Array(fieldSchema),
  ...mapping,
});

/** What a call of theirs says: which ticket changed. All else is asked of them. */
export const connectorCallSchema = Type.Object({
  id: Type.Union([Type.String({ minLength: 1, maxLength: 200 }), Type.Integer()]),
});

/** A ticket as it stands in another service desk. */
export const connectorLinkSchema = Type.Object({
  connectorId: idSchema,
  name: Type.String(),
  ticketId: randomIdSchema,
  /** Theirs; missing until it is there. */
  remoteId: orNull(Type.String()),
  /** What people call it. */
  remoteKey: orNull(Type.String()),
  url: orNull(Type.String()),
  /** Their word for how far it is. */
  remoteState: orNull(Type.String()),
  /** Why it is not there, where that is final. */
  fault: orNull(Type.String()),
});

export const connectorsSchema = Type.Object({ connectors: Type.Array(connectorSchema) });
export const connectorKindsSchema = Type.Object({ kinds: Type.Array(connectorKindSchema) });
export const connectorTestSchema = Type.Object({
  ok: Type.Boolean(),
  /** Whose account it is, or what went wrong. */
  says: Type.String(),
});
export const ticketConnectorsSchema = Type.Object({
  links: Type.Array(connectorLinkSchema),
  /** To which others it can be handed over. */
  others: Type.Array(Type.Object({ connectorId: idSchema, name: Type.String() })),
});

type Priority = Type.Static<typeof prioritySchema>;
type State = Type.Static<typeof ticketStateSchema>;
export interface ConnectorMapping {
  priorities: Record<Priority, string>;
  statesOut: Record<State, string>;
  statesIn: Record<string, State>;
}
export type ConnectorKindName = (typeof CONNECTOR_KINDS)[number];
export type ConnectorInput = Omit<Type.Static<typeof connectorInputSchema>, keyof ConnectorMapping> & ConnectorMapping;
export type Connector = Omit<Type.Static<typeof connectorSchema>, keyof ConnectorMapping> & ConnectorMapping;
export type ConnectorKind = Omit<Type.Static<typeof connectorKindSchema>, keyof ConnectorMapping> & ConnectorMapping;
export type ConnectorLink = Type.Static<typeof connectorLinkSchema>;
export type TicketConnectors = Type.Static<typeof ticketConnectorsSchema>;
