import type { Member, SignIn } from '../services/sign-in.ts';
import { problem } from './problem.ts';
import type { Route } from './route.ts';
import type { SessionCookie } from './session-cookie.ts';

interface Access {
  member: Member | undefined;
  sessionSecret: string | undefined;
}

export interface Gate {
  /** Who is calling a route, or the problem document that keeps them out. */
  admit(route: Route, request: Request): Promise<Access | { problem: Response }>;
}

const NOBODY: Access = { member: undefined, sessionSecret: undefined };

export function createGate(signIn: SignIn, cookie: SessionCookie, publicUrl: string): Gate {
  const ownOrigin = new URL(publicUrl).origin;

  return {
    async admit(route, request) {
      if (route.path.startsWith('/api/') && isUnsafe(request) && comesFrom(request, ownOrigin) === 'elsewhere') {
        return crossSite();
      }
      if (route.permission !== 'member') return NOBODY;
      const bearer = /^Bearer (.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
      if (bearer !== undefined) {
        const member = signIn.memberOfToken(bearer);
        return member === undefined ? notSignedIn() : { member, sessionSecret: undefined };
      }
      const sessionSecret = cookie.read(request);
      const session = sessionSecret === undefined ? undefined : await signIn.sessionOf(sessionSecret);
      if (session === undefined) return notSignedIn();
      // Browsers send the cookie by themselves, so it alone does not show that the dashboard made the request.
      if (isUnsafe(request) && comesFrom(request, ownOrigin) !== 'here') return crossSite();
      return { member: session.member, sessionSecret };
    },
  };
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

function notSignedIn(): { problem: Response } {
  const detail = 'Sign in with the link that the collector printed at its start, or send Authorization: Bearer.';
  return { problem: problem(401, 'not-signed-in', detail, { headers: { 'www-authenticate': 'Bearer' } }) };
}

function crossSite(): { problem: Response } {
  const detail = 'Changes are taken from pages of this collector alone. Behind a proxy, set HANDRAIL_PUBLIC_URL.';
  return { problem: problem(403, 'cross-site', detail) };
}
