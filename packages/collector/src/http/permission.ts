import { NOBODY, type Caller } from '../services/caller.ts';
import { judge } from '../services/rights.ts';
import type { Services } from '../services/index.ts';
import { notFound, problem } from './problem.ts';
import type { Permission, Route } from './route.ts';
import type { SessionCookie } from './session-cookie.ts';

type Refused = { problem: Response };

export interface Gate {
  /** Who is calling a route, or the problem document that keeps them out. */
  admit(
    route: Route,
    request: Request,
    params: Readonly<Record<string, string>>,
  ): Promise<{ caller: Caller } | Refused>;
}

export function createGate({ sessions, tokens, editLinks }: Services, cookie: SessionCookie, publicUrl: string): Gate {
  const ownOrigin = new URL(publicUrl).origin;

  async function identify(request: Request): Promise<Caller | undefined> {
    const bearer = /^Bearer (.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
    if (bearer !== undefined) return (await tokens.callerOf(bearer)) ?? editLinks.callerOf(bearer);
    const secret = cookie.read(request);
    return secret === undefined ? undefined : sessions.callerOf(secret);
  }

  return {
    async admit({ path, permission }, request, { appId }) {
      const from = isUnsafe(request) ? comesFrom(request, ownOrigin) : 'here';
      if (path.startsWith('/api/') && from === 'elsewhere') return crossSite();
      if (permission === 'public' || permission === 'app-key') return { caller: NOBODY };
      const caller = await identify(request);
      if (caller === undefined) return notSignedIn();
      // Browsers send the cookie by themselves, so it alone does not show that the dashboard made the request.
      if (caller.by === 'session' && from !== 'here') return crossSite();
      return refusal(permission, caller, appId) ?? { caller };
    },
  };
}

function refusal(permission: Permission, caller: Caller, appId: string | undefined): Refused | undefined {
  switch (permission) {
    case 'public':
    case 'app-key':
    case 'signed-in':
      return undefined;
    case 'account':
      return caller.by === 'session' ? undefined : accountOnly();
    default: {
      const verdict = judge(caller, permission, appId);
      // In the words of the handler, so that nobody can tell an app of others from one that is not there.
      if (verdict === 'unseen') return { problem: notFound('app with this id') };
      return verdict === 'yes' ? undefined : notPermitted(permission);
    }
  }
}

const isUnsafe = ({ method }: Request): boolean => method !== 'GET' && method !== 'HEAD';

/** Whose page made a request, as far as the browser tells; programs without a page tell nothing. */
function comesFrom(request: Request, ownOrigin: string): 'here' | 'elsewhere' | 'unknown' {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin' ? 'here' : 'elsewhere';
  const origin = request.headers.get('origin');
  if (origin === null) return 'unknown';
  const host = request.headers.get('host');
  const sameHost = host !== null && (origin === `http://${host}` || origin === `https://${host}`);
  return sameHost || origin === ownOrigin ? 'here' : 'elsewhere';
}

function notSignedIn(): Refused {
  const detail = 'Sign in to the dashboard, or send Authorization: Bearer with an API token.';
  return { problem: problem(401, 'not-signed-in', detail, { headers: { 'www-authenticate': 'Bearer' } }) };
}

function notPermitted(right: string): Refused {
  return { problem: problem(403, 'not-permitted', `This needs the right "${right}"; an admin can give you a role.`) };
}

function accountOnly(): Refused {
  return { problem: problem(403, 'session-needed', 'Members do this themselves, signed in to the dashboard.') };
}

function crossSite(): Refused {
  const detail = 'Changes are taken from pages of this collector alone. Behind a proxy, set HANDRAIL_PUBLIC_URL.';
  return { problem: problem(403, 'cross-site', detail) };
}
