import { ACCESS_LIMITS } from '../config.ts';

export interface SessionCookie {
  /** Value of `Set-Cookie`. */
  set(secret: string): string;
  clear: string;
  /** The secret in a request's cookies. */
  read(request: Request): string | undefined;
}

interface CookieKind {
  name: string;
  /** `Lax` comes along when another site sends the browser to us; `Strict` does not. */
  sameSite: 'Strict' | 'Lax';
  forMs: number;
}

/** The cookie of the dashboard. */
export const createSessionCookie = (publicUrl: string): SessionCookie =>
  createCookie(publicUrl, { name: 'session', sameSite: 'Strict', forMs: ACCESS_LIMITS.sessionMs });

/** The cookie of a sign-in that is under way at the identity provider. */
export const createUnderWayCookie = (publicUrl: string): SessionCookie =>
  createCookie(publicUrl, { name: 'openid', sameSite: 'Lax', forMs: ACCESS_LIMITS.challengeMs });

/** A cookie that scripts cannot read, for the address at which browsers see us. */
function createCookie(publicUrl: string, { name: called, sameSite, forMs }: CookieKind): SessionCookie {
  const { protocol, pathname } = new URL(publicUrl);
  const secure = protocol === 'https:';
  const path = pathname.endsWith('/') ? pathname : `${pathname}/`;
  // Browsers take a name with __Host- from the host itself alone, over https, for the whole host.
  const name = `${secure && path === '/' ? '__Host-' : ''}handrail_${called}`;
  const attributes = `Path=${path}; HttpOnly; SameSite=${sameSite}${secure ? '; Secure' : ''}`;
  return {
    set: (secret) => `${name}=${secret}; Max-Age=${forMs / 1_000}; ${attributes}`,
    clear: `${name}=; Max-Age=0; ${attributes}`,
    read(request) {
      const cookies = (request.headers.get('cookie') ?? '').split(';').map((one) => one.trim());
      const value = cookies.find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1);
      return value === '' ? undefined : value;
    },
  };
}
