import Type from 'typebox';
import { traitValueSchema } from './condition.ts';
import { elementSchema } from './element.ts';
import { idSchema, instantSchema } from './ids.ts';

/** How many of each list go along with a ticket, the newest last. */
export const CONTEXT_ITEMS = 20;

const list = <S extends Type.TSchema>(item: S) => Type.Optional(Type.Array(item, { maxItems: CONTEXT_ITEMS }));
const path = Type.String({ maxLength: 2_048 });
const short = Type.String({ minLength: 1, maxLength: 120 });
const version = Type.Integer({ minimum: 1 });
const size = Type.Integer({ minimum: 0, maximum: 100_000 });

/**
 * What goes along with a ticket. Every part may be missing: the person has seen it and may have switched it off. All of it
 * is what a page says, so whoever shows it takes it for text. Fields that we do not know are left out.
 */
export const ticketContextSchema = Type.Object({
  /** Without query and hash. */
  page: Type.Optional(Type.Object({ path, title: Type.Optional(Type.String({ maxLength: 300 })) })),
  appVersion: Type.Optional(short),
  browser: Type.Optional(Type.Object({ name: short, version: Type.Optional(short), system: Type.Optional(short) })),
  viewport: Type.Optional(
    Type.Object({ width: size, height: size, scale: Type.Optional(Type.Number({ minimum: 0, maximum: 100 })) }),
  ),
  locale: Type.Optional(Type.String({ maxLength: 35 })),
  /** The guide that was on the screen, or was the last one there. */
  guide: Type.Optional(Type.Object({ guideId: idSchema, version, stepId: Type.Optional(idSchema) })),
  /** Steps whose element was not found. */
  missed: list(
    Type.Object({
      guideId: idSchema,
      version: Type.Optional(version),
      stepId: idSchema,
      reason: Type.Optional(short),
      at: instantSchema,
    }),
  ),
  /** What was done last, as structure alone: the name of the event, the page, the element. */
  steps: list(
    Type.Object({
      at: instantSchema,
      name: Type.String({ minLength: 1, maxLength: 100 }),
      path: Type.Optional(path),
      element: Type.Optional(elementSchema),
    }),
  ),
  /** Masked before they are shown or sent. */
  consoleErrors: list(Type.Object({ at: instantSchema, message: Type.String({ maxLength: 1_000 }) })),
  /** Without query; status 0 where there was no answer. */
  failedRequests: list(
    Type.Object({
      at: instantSchema,
      method: Type.String({ pattern: '^[A-Z]{1,16}$' }),
      path,
      status: Type.Integer({ minimum: 0, maximum: 599 }),
    }),
  ),
  /** Declared traits alone, as for events: by them tickets find their team (department). */
  traits: Type.Optional(
    Type.Record(Type.String({ pattern: '^[^\\u0000-\\u001f\\u007f]{1,64}$' }), traitValueSchema, {
      maxProperties: 50,
      additionalProperties: false,
    }),
  ),
});

export type TicketContext = Type.Static<typeof ticketContextSchema>;
