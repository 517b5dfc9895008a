import { Hono, type Context } from 'hono';
import { HTTP_LIMITS, STORE_LIMITS } from '../config.ts';
import type { Buckets } from '../services/buckets.ts';
import type { Log } from '../log.ts';
import { StoreUnavailable } from '../store/store-unavailable.ts';
import { addHeaders, isForHostPages, preflight } from './answer-headers.ts';
import type { Gate } from './permission.ts';
import { notFound, problem, tooMany } from './problem.ts';
import type { Call, Route } from './route.ts';

export interface RouterOptions {
  routes: readonly Route[];
  gate: Gate;
  log: Log;
  newId: () => string;
  /** How often an address may ask. */
  byAddress: Buckets;
  /** Whether browsers reach us by TLS. */
  secure: boolean;
}

/** Puts the table of routes on the wire: permission before body, a problem document for whatever does not fit. */
/** What is known of a request besides itself. */
interface Bindings {
  Bindings: { address: string | undefined };
  Variables: { cors: Call['cors'] };
}

export function createRouter({ routes, gate, log, newId, byAddress, secure }: RouterOptions): Hono<Bindings> {
  const app = new Hono<Bindings>();
  app.use(async (context, next) => {
    const cors: Call['cors'] = { origin: '*' };
    context.set('cors', cors);
    const { address } = context.env;
    const wait = address === undefined ? 0 : byAddress.take(address);
    if (wait > 0) context.res = tooMany(wait);
    else await next();
    addHeaders(context.req.path, context.res.headers, { allowed: cors.origin, secure });
  });
  for (const route of routes) app.on(route.method, route.path, (context) => answer(route, gate, context));
  for (const [path, methods] of methodsByPath(routes)) {
    const allow = methods.join(', ');
    app.all(path, ({ req }) => {
      if (req.method === 'OPTIONS' && isForHostPages(req.path)) return preflight(allow);
      return problem(405, 'method-not-allowed', `This address takes ${allow}.`, { headers: { allow } });
    });
  }
  app.notFound(() => notFound('page or resource'));
  app.onError((error, { req }) => answerError(error, log, newId(), `${req.method} ${req.path}`));
  return app;
}

/** The name of a part of the address that is longer than any of ours. */
const findLong = (parts: Readonly<Record<string, string>>, longest: number): string | undefined =>
  Object.entries(parts).find(([, value]) => value.length > longest)?.[0];

async function answer(route: Route, gate: Gate, context: Context<Bindings>): Promise<Response> {
  const request = context.req.raw;
  const params: Record<string, string> = context.req.param();
  const asked = request.url.indexOf('?');
  const query = new URLSearchParams(asked < 0 ? '' : request.url.slice(asked));
  const longest = route.longestParameter ?? HTTP_LIMITS.parameterLength;
  const long = findLong({ ...params, ...Object.fromEntries(query) }, longest);
  if (long !== undefined) return problem(422, 'too-long', `"${long}" may have ${longest} characters at most.`);
  const access = await gate.admit(route, request, params);
  if ('problem' in access) return access.problem;
  return route.handle({ request, params, query, address: context.env.address, cors: context.get('cors'), ...access });
}

/** Callers learn a number to quote and nothing else; the log has the rest, without bodies, queries and tokens. */
function answerError(error: Error, log: Log, requestId: string, what: string): Response {
  const headers = { 'x-request-id': requestId };
  if (error instanceof StoreUnavailable) {
    log.error('the store is not available', { requestId, what, error });
    const detail = `Nothing can be stored now; send it again later. Request ${requestId}.`;
    const retryAfter = String(STORE_LIMITS.retryAfterSeconds);
    return problem(503, 'store-unavailable', detail, { headers: { ...headers, 'retry-after': retryAfter } });
  }
  log.error('a request failed', { requestId, what, error });
  return problem(500, 'internal-error', `Something went wrong here. Quote request ${requestId}.`, { headers });
}

function methodsByPath(routes: readonly Route[]): Map<string, string[]> {
  const byPath = new Map<string, string[]>();
  for (const { path, method } of routes) {
    byPath.set(path, [...(byPath.get(path) ?? []), ...(method === 'GET' ? ['GET', 'HEAD'] : [method])]);
  }
  return byPath;
}
