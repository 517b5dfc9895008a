import Type from 'typebox';
import type { Services } from '../../services/index.ts';
import { bodyRoute, route, type Call, type Route, type RouteFacts } from '../route.ts';
import {
  errorSchema,
  listSchema,
  notFound,
  page,
  QUERY,
  readFilter,
  refuse,
  resourceSchema,
  scim,
  SCIM_BODY,
  taken,
} from './answer.ts';
import type { Bad } from './read.ts';

type Resource = Readonly<Record<string, unknown>>;
type Change<T> = { before: T | undefined; after: T | undefined };

/** What is known of one kind of resource: how it is named, found, read, shown and kept. */
export interface ResourceKind<T, Input extends object> {
  path: 'Users' | 'Groups';
  noun: 'user' | 'group';
  parameter: 'memberId' | 'groupId';
  /** What the routes do, in the words of the description that others read. */
  summaries: Readonly<Record<'list' | 'make' | 'one' | 'replace' | 'patch' | 'remove', string>>;
  /** What it is filtered by, and whether an attribute of it is this. */
  attributes: readonly string[];
  fits(one: T, attribute: string, value: string): boolean;
  idOf(one: T): string;
  shown(one: T, query: URLSearchParams): object;
  /** What the audit log says of it. */
  noted(one: T): object;
  /** Of the noun of the log, which is not always that of the directory. */
  actions: Readonly<Record<'made' | 'changed' | 'removed', string>>;
  readNew(resource: Resource): Input | Bad;
  readWhole(resource: Resource): Input | Bad;
  readPatch(resource: Resource): Input | Bad;
  all(): Promise<T[]>;
  find(id: string): Promise<T | undefined>;
  add(input: Input): Promise<T | 'taken'>;
  change(id: string, input: Input): Promise<{ before: T; after: T } | 'unknown' | 'taken'>;
  remove(id: string): Promise<Change<T> | undefined>;
}

const permission = 'member.provision' as const;
const body = { schema: Type.Record(Type.String(), Type.Unknown()), ...SCIM_BODY };

/** Reading, making, replacing, patching and removing of one kind (RFC 7644, 3). */
export function resourceRoutes<T, Input extends object>(
  { audit }: Services,
  base: string,
  kind: ResourceKind<T, Input>,
): Route[] {
  const { noun, parameter, summaries, actions } = kind;
  const answers = {
    200: { description: `The ${noun}`, schema: resourceSchema },
    400: { description: 'It cannot be meant', schema: errorSchema },
    404: { description: `There is no such ${noun}`, schema: errorSchema },
    409: { description: `Another ${noun} has this name`, schema: errorSchema },
  };
  const idIn = ({ params }: Call): string => params[parameter] ?? '';
  const facts = (method: RouteFacts['method'], what: keyof typeof summaries, of: 'all' | 'one') => ({
    ...{ method, permission, summary: summaries[what], answers },
    path: `/scim/v2/${kind.path}${of === 'one' ? `/:${parameter}` : ''}`,
  });

  async function note(call: Call, action: string, { before, after }: Change<T>): Promise<void> {
    const either = after ?? before;
    const target = either === undefined ? '' : kind.idOf(either);
    await audit.note(call, action, { target, before: before && kind.noted(before), after: after && kind.noted(after) });
  }

  async function list({ query }: Call): Promise<Response> {
    const shown = (one: T): object => kind.shown(one, query);
    const filter = readFilter(query);
    if (filter === 'none') return page(await kind.all(), query, shown);
    if (filter === 'not-read' || !kind.attributes.includes(filter.attribute)) {
      const detail = `The ${noun}s are filtered by one of ${kind.attributes.join(', ')} with eq, such as id eq "x".`;
      return refuse(400, detail, 'invalidFilter');
    }
    const { attribute, value } = filter;
    const some = (await kind.all()).filter((one) => kind.fits(one, attribute, value));
    return page(some, query, shown);
  }

  async function make(call: Call, resource: Resource): Promise<Response> {
    const input = kind.readNew(resource);
    if ('bad' in input) return refuse(400, input.bad, input.scimType);
    const made = await kind.add(input);
    if (made === 'taken') return taken(noun);
    await note(call, actions.made, { before: undefined, after: made });
    return scim(201, kind.shown(made, call.query), { location: `${base}/${kind.path}/${kind.idOf(made)}` });
  }

  async function one(call: Call): Promise<Response> {
    const found = await kind.find(idIn(call));
    return found === undefined ? notFound(noun) : scim(200, kind.shown(found, call.query));
  }

  const change = (read: typeof kind.readWhole) => async (call: Call, resource: Resource) => {
    const input = read(resource);
    if ('bad' in input) return refuse(400, input.bad, input.scimType);
    const done = await kind.change(idIn(call), input);
    if (done === 'unknown') return notFound(noun);
    if (done === 'taken') return taken(noun);
    await note(call, actions.changed, done);
    return scim(200, kind.shown(done.after, call.query));
  };

  async function remove(call: Call): Promise<Response> {
    const done = await kind.remove(idIn(call));
    if (done === undefined) return notFound(noun);
    await note(call, actions.removed, done);
    return new Response(null, { status: 204 });
  }

  const page200 = { ...answers, 200: { description: 'A page of them', schema: listSchema } };
  const gone = { 204: { description: 'It is gone' }, 404: answers[404] };
  return [
    route({ ...facts('GET', 'list', 'all'), ...QUERY, answers: page200 }, list),
    bodyRoute({ ...facts('POST', 'make', 'all'), body, answers: { ...answers, 201: answers[200] } }, make),
    route({ ...facts('GET', 'one', 'one'), ...QUERY }, one),
    bodyRoute({ ...facts('PUT', 'replace', 'one'), body }, change(kind.readWhole)),
    bodyRoute({ ...facts('PATCH', 'patch', 'one'), body }, change(kind.readPatch)),
    route({ ...facts('DELETE', 'remove', 'one'), answers: gone }, remove),
  ];
}
