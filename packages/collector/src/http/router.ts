import { Hono, type Context } from 'hono';
import type { Clock } from '../clock.ts';
import { HTTP_LIMITS, STORE_LIMITS } from '../config.ts';
import type { Log } from '../log.ts';
import type { Buckets } from '../services/buckets.ts';
import type { Together } from '../store/records/in-turns.ts';
import { StoreUnavailable } from '../store/store-unavailable.ts';
import { addHeaders, isForHostPages, preflight } from './answer-headers.ts';
import type { Gate } from './permission.ts';
import { notFound, problem, tooMany } from './problem.ts';
import { readAddress } from './read-address.ts';
import type { Call, Route } from './route.ts';
import { withinTime } from './within-time.ts';

export interface RouterOptions {
  routes: readonly Route[];
  gate: Gate;
  log: Log;
  clock: Clock;
  newId: () => string;
  /** How often an address may ask. */
  byAddress: Buckets;
  /** Whether browsers reach us by TLS. */
  secure: boolean;
  /** Keeps all that a route writes, and the entry of the audit log about it, or nothing of it. */
  together: Together;
  /** How long a route may take to answer. @default HTTP_LIMITS.answerMs */
  answerMs?: number;
}

/** What is known of a request besides itself. */
interface Bindings {
  Bindings: { address: string | undefined };
  Variables: { cors: Call['cors']; asked: Asked };
}

/** What the log says of a request: the pattern of its address, never the address. */
interface Asked {
  requestId: string;
  method: string;
  route?: string;
}

/** Puts the table of routes on the wire: permission before body, a problem document for whatever does not fit. */
export function createRouter({ routes, log, answerMs, ...options }: RouterOptions): Hono<Bindings> {
  const app = new Hono<Bindings>();
  app.use(dress(options, log));
  for (const route of routes) {
    app.on(route.method, route.path, (context) => {
      context.get('asked').route = route.path;
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
  app.onError((error, context) => answerError(error, log, context.get('asked')));
  return app;
}

type Dressing = Pick<RouterOptions, 'newId' | 'clock' | 'byAddress' | 'secure'>;

/** What every answer has, whatever made it: its headers, a number, and a line in the log for who wants to see all. */
function dress({ newId, clock, byAddress, secure }: Dressing, log: Log) {
  return async (context: Context<Bindings>, next: () => Promise<void>): Promise<void> => {
    const cors: Call['cors'] = { origin: '*' };
    const asked: Asked = { requestId: newId(), method: context.req.method };
    context.set('cors', cors);
    context.set('asked', asked);
    const began = clock.now();
    const { address } = context.env;
    const wait = address === undefined ? 0 : byAddress.take(address);
    if (wait > 0) context.res = tooMany(wait);
    else await next();
    const { headers, status } = context.res;
    addHeaders(context.req.path, headers, { allowed: cors.origin, secure });
    headers.set('x-request-id', asked.requestId);
    log.debug('answered', { ...asked, status, ms: clock.now() - began });
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
  const call: Call = { request, ...address, address: context.env.address, cors: context.get('cors'), ...access };
  return route.method === 'GET' || route.apart === true ? route.handle(call) : together(() => route.handle(call));
}

/** Callers learn a number to quote and nothing else; the log has the rest. */
function answerError(error: Error, log: Log, asked: Asked): Response {
  if (error instanceof StoreUnavailable) {
    log.error('the store is not available', { ...asked, error });
    const detail = `Nothing can be stored now; send it again later. Request ${asked.requestId}.`;
    const headers = { 'retry-after': String(STORE_LIMITS.retryAfterSeconds) };
    return problem(503, 'store-unavailable', detail, { headers });
  }
  log.error('a request failed', { ...asked, error });
  return problem(500, 'internal-error', `Something went wrong here. Quote request ${asked.requestId}.`);
}

function methodsByPath(routes: readonly Route[]): Map<string, string[]> {
  const byPath = new Map<string, string[]>();
  for (const { path, method } of routes) {
    byPath.set(path, [...(byPath.get(path) ?? []), ...(method === 'GET' ? ['GET', 'HEAD'] : [method])]);
  }
  return byPath;
}
