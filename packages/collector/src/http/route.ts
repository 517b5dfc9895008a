import type { ProblemCode } from '@handrail/protocol';
import type { Static, TSchema } from 'typebox';
import { checkOf } from '@handrail/protocol/schema';
import type { Caller } from '../services/caller.ts';
import type { Right } from '../services/rights.ts';
import { notValid } from './problem.ts';
import { readBytes, readJson, type BodyBounds } from './read-json.ts';

/**
 * Who may call a route: anybody; anybody who names an app by its public key; whoever is signed in, who sees what they
 * have a right to; members about themselves, by their session; or whoever has a right, in the app of the address when
 * the right is about one.
 */
export type Permission = 'public' | 'app-key' | 'signed-in' | 'account' | Right;

export interface Call {
  request: Request;
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  /** The client's network address, where it is known. */
  address: string | undefined;
  /** Which origin may read the answer; routes for pages of one app narrow it down. */
  cors: { origin: string | undefined };
  /** Who is calling; on routes that are open to anybody it is `NOBODY`. */
  caller: Caller;
}

export interface Answer {
  description: string;
  schema?: TSchema;
}

/** What is known of a route without calling it; `/openapi.json` and the tests of permissions are made from this. */
export interface RouteFacts {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With `:name` for parameters, and `*` at the end for all that follows. */
  path: string;
  permission: Permission;
  summary: string;
  /** Query parameters, with what they mean. None may have more than 200 characters. */
  query?: Readonly<Record<string, string>>;
  /** How long a part of the query may be where others send it. @default 200 */
  longestParameter?: number;
  /** It writes one thing at a time, and takes long: nobody shall wait for all of it. @default false */
  apart?: boolean;
  answers: Readonly<Record<number, Answer>>;
}

export interface Body<S extends TSchema> {
  schema: S;
  bounds: BodyBounds;
  /** Code of the problem when the body does not fit the schema. */
  code: ProblemCode;
}

export interface Route extends RouteFacts {
  body: Body<TSchema> | undefined;
  handle(call: Call): Promise<Response>;
}

/** A route that takes no body. */
export function route(facts: RouteFacts, handle: (call: Call) => Promise<Response> | Response): Route {
  return { ...facts, body: undefined, handle: async (call) => handle(call) };
}

/** A route whose body is read within its bounds and checked by its schema before the handler sees it. */
export function bodyRoute<S extends TSchema>(
  facts: RouteFacts & { body: Body<S> },
  handle: (call: Call, body: Static<S>) => Promise<Response>,
): Route {
  const { schema, bounds, code } = facts.body;
  // Compiled when it is first needed: most starts never see most bodies.
  let check: ReturnType<typeof checkOf<S>> | undefined;
  return {
    ...facts,
    async handle(call) {
      const read = await readJson(call.request, bounds);
      if ('problem' in read) return read.problem;
      check ??= checkOf(schema);
      const checked = check(read.value);
      if (checked.ok) return handle(call, checked.value);
      return notValid(code, 'The body', checked.issues);
    },
  };
}

/** A route whose body is handed on as bytes, packed as it came; who takes it reads and checks it. */
export function bytesRoute<S extends TSchema>(
  facts: RouteFacts & { body: Body<S> },
  handle: (call: Call, bytes: () => ReturnType<typeof readBytes>) => Promise<Response>,
): Route {
  return { ...facts, handle: (call) => handle(call, () => readBytes(call.request, facts.body.bounds)) };
}
