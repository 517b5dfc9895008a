import Type from 'typebox';
import { HTTP_LIMITS } from '../../config.ts';

/** What RFC 7644 calls its own kinds of messages. */
const MESSAGES = 'urn:ietf:params:scim:api:messages:2.0';
const TYPE = 'application/scim+json';

/** What directories send; some of them as plain JSON. */
export const SCIM_BODY = {
  bounds: {
    types: [TYPE, 'application/json'],
    maxBytes: HTTP_LIMITS.managementBodyBytes,
    maxDepth: HTTP_LIMITS.managementDepth,
  },
  code: 'invalid-body',
} as const;

/** A resource: its core attributes are read one by one, and directories send others beside them. */
export const resourceSchema = Type.Object({ schemas: Type.Optional(Type.Array(Type.String({ maxLength: 200 }))) });
export const listSchema = Type.Object({ totalResults: Type.Integer(), Resources: Type.Array(resourceSchema) });
export const errorSchema = Type.Object({ status: Type.String(), detail: Type.String() });

export function scim(status: number, value: object, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(value), {
    status,
    headers: { 'content-type': TYPE, 'cache-control': 'no-store', ...headers },
  });
}

/** An error as RFC 7644, 3.12 wants it. */
export const refuse = (status: number, detail: string, scimType?: string): Response =>
  scim(status, { schemas: [`${MESSAGES}:Error`], status: String(status), detail, ...(scimType && { scimType }) });

export const notFound = (what: string): Response => refuse(404, `There is no ${what} with this id.`);
export const taken = (what: string): Response => refuse(409, `Another ${what} has this name.`, 'uniqueness');

/** One page of a list; places begin at 1. */
export function page<T>(all: readonly T[], query: URLSearchParams, shown: (one: T) => object): Response {
  const start = Math.max(1, wholeOf(query.get('startIndex')) ?? 1);
  const count = Math.min(MOST, Math.max(0, wholeOf(query.get('count')) ?? MOST));
  const some = all.slice(start - 1, start - 1 + count);
  return scim(200, {
    schemas: [`${MESSAGES}:ListResponse`],
    ...{ totalResults: all.length, startIndex: start, itemsPerPage: some.length, Resources: some.map(shown) },
  });
}

export const MOST = 200;
const wholeOf = (text: string | null): number | undefined =>
  text && /^-?\d{1,9}$/.test(text) ? Number(text) : undefined;

/** The one filter that directories ask with: an attribute and what it equals. */
export function readFilter(query: URLSearchParams): { attribute: string; value: string } | 'none' | 'not-read' {
  const text = query.get('filter');
  if (text === null || text.trim() === '') return 'none';
  const [, attribute = '', value = ''] = /^\s*([\w.:]+)\s+eq\s+("(?:[^"\\]|\\.)*")\s*$/i.exec(text) ?? [];
  try {
    const read: unknown = JSON.parse(value);
    return typeof read === 'string' ? { attribute: attribute.toLowerCase(), value: read } : 'not-read';
  } catch {
    return 'not-read';
  }
}

/** Queries of directories name whole addresses. */
export const QUERY = {
  query: {
    filter: 'an attribute and what it equals, such as userName eq "ada@example.com"',
    startIndex: 'place of the first, from 1 on',
    count: `how many, ${MOST} at most`,
    excludedAttributes: 'attributes that are not wanted, such as members',
    attributes: 'attributes that are wanted; all are sent',
  },
  longestParameter: 1_000,
};
