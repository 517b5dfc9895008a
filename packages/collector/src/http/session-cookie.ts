import { ACCESS_LIMITS } from '../config.ts';

export interface SessionCookie {
  /** Value of `Set-Cookie` for a new session. */
  set(secret: string): string;
  clear: string;
  /** The secret in a request's cookies. */
  read(request: Request): string | undefined;
}

/** The cookie of the dashboard, for the address at which browsers see it. */
export function createSessionCookie(publicUrl: string): SessionCookie {
  const { protocol, pathname } = new URL(publicUrl);
  const secure = protocol === 'https:';
  const path = pathname.endsWith('/') ? pathname : `${pathname}/`;
  // Browsers take a name with __Host- from the host itself alone, over https, for the whole host.
  const name = secure && path === '/' ? '__Host-handrail_session' : 'handrail_session';
  const attributes = `Path=${path}; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;
  return {
    set: (secret) => `${name}=${secret}; Max-Age=${ACCESS_LIMITS.sessionMs / 1_000}; ${attributes}`,
    clear: `${name}=; Max-Age=0; ${attributes}`,
    read(request) {
      const cookies = (request.headers.get('cookie') ?? '').split(';').map((one) => one.trim());
      const value = cookies.find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1);
      return value === '' ? undefined : value;
    },
  };
}
