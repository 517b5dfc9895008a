import { Hono, type Context } from 'hono';
import { HTTP_LIMITS } from '../config.ts';
import type { Together } from '../store/records/in-turns.ts';
import { isForHostPages, preflight } from './answer-headers.ts';
import type { Begun, Dress } from './dress.ts';
import type { Gate } from './permission.ts';
import { notFound, problem } from './problem.ts';
import { readAddress } from './read-address.ts';
import type { Call, Route } from './route.ts';
import { withinTime } from './within-time.ts';

export interface RouterOptions {
  routes: readonly Route[];
  gate: Gate;
  dress: Dress;
  /** Keeps all that a route writes, and the entry of the audit log about it, or nothing of it. */
  together: Together;
  /** How long a route may take to answer. @default HTTP_LIMITS.answerMs */
  answerMs?: number;
}

/** What is known of a request besides itself. */
interface Bindings {
  Bindings: { address: string | undefined };
  Variables: { begun: Begun };
}

/** Puts the table of routes on the wire: permission before body, a problem document for whatever does not fit. */
export function createRouter({ routes, dress, answerMs, ...options }: RouterOptions): Hono<Bindings> {
  const app = new Hono<Bindings>();
  app.use(dressed(dress));
  for (const route of routes) {
    app.on(route.method, route.path, (context) => {
      context.get('begun').asked.route = route.path;
      return withinTime(answer(route, options, context), answerMs ?? HTTP_LIMITS.answerMs);
    });
  }
  for (const [path, methods] of methodsByPath(routes)) {
    const allow = methods.join(', ');
    app.all(path, ({ req }) => {
      if (req.method === 'OPTIONS' && isForHostPages(req.path)) return preflight(allow);
      return problem(405, 'method-not-allowed', `This address takes ${allow}.`, { headers: { allow } });
    });
  }
  app.notFound(() => notFound('page or resource'));
  app.onError((error, context) => dress.failed(error, context.get('begun')));
  return app;
}

function dressed(dress: Dress) {
  return async (context: Context<Bindings>, next: () => Promise<void>): Promise<void> => {
    const begun = dress.begin(context.req.method, context.env.address);
    context.set('begun', begun);
    if (begun.tooOften === undefined) await next();
    else context.res = begun.tooOften;
    const { headers, status } = context.res;
    dress.putOn(context.req.path, headers, begun.cors);
    headers.set('x-request-id', begun.asked.requestId);
    dress.ended(begun, status);
  };
}

async function answer(
  route: Route,
  { gate, together }: Pick<RouterOptions, 'gate' | 'together'>,
  context: Context<Bindings>,
): Promise<Response> {
  const request = context.req.raw;
  const address = readAddress(route, request.url, context.req.param());
  if ('problem' in address) return address.problem;
  const access = await gate.admit(route, request, address.params);
  if ('problem' in access) return access.problem;
  const call: Call = { request, ...address, address: context.env.address, cors: context.get('begun').cors, ...access };
  return route.method === 'GET' || route.apart === true ? route.handle(call) : together(() => route.handle(call));
}

function methodsByPath(routes: readonly Route[]): Map<string, string[]> {
  const byPath = new Map<string, string[]>();
  for (const { path, method } of routes) {
    byPath.set(path, [...(byPath.get(path) ?? []), ...(method === 'GET' ? ['GET', 'HEAD'] : [method])]);
  }
  return byPath;
}
