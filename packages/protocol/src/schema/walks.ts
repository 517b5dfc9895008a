import Type from 'typebox';
import { instantSchema, visitorIdSchema } from './ids.ts';
import { rangeSchema } from './metrics.ts';
import { measureSchema } from './metrics-usage.ts';
import { orNull } from './or-null.ts';

const count = Type.Integer({ minimum: 0 });

export const WAYS = ['after', 'before'] as const;

/** What walks begin with: a page by its pattern, or an event by its name, or both. */
const startSchema = Type.Object({ name: Type.Optional(Type.String()), path: Type.Optional(Type.String()) });

/** A page at one step; the pages that few went to are one, and so are the ends. */
const nodeSchema = Type.Object({
  nodeId: Type.String(),
  step: count,
  kind: Type.Enum(['start', 'page', 'others', 'end']),
  path: orNull(Type.String()),
  /** Sessions that came by. */
  sessions: count,
});

/** How many sessions went from one to the other. People are told where it is one way alone. */
const linkSchema = Type.Object({
  ...{ from: Type.String(), to: Type.String() },
  people: orNull(count),
  /** Of all sessions that had the start. */
  share: measureSchema,
});

/** What people did after something or before it, within their sessions, nearest first. */
export const walksReportSchema = Type.Object({
  range: rangeSchema,
  way: Type.Enum([...WAYS]),
  start: startSchema,
  ...{ sessions: count, people: count },
  nodes: Type.Array(nodeSchema),
  links: Type.Array(linkSchema),
});

/** Who did something, how often, and when first and last in the range. */
export const peopleReportSchema = Type.Object({
  range: rangeSchema,
  /** All of them; the list has those who did it last. */
  people: count,
  list: Type.Array(
    Type.Object({ visitorId: visitorIdSchema, times: count, firstAt: instantSchema, lastAt: instantSchema }),
  ),
});

export type Way = (typeof WAYS)[number];
export type WalksReport = Type.Static<typeof walksReportSchema>;
export type PeopleReport = Type.Static<typeof peopleReportSchema>;
