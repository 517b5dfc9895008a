import { CACHE } from '../config.ts';

interface HeaderFacts {
  /** The origin that may read the answer, on paths that host pages ask. */
  allowed: string | undefined;
  /** Whether browsers reach us by TLS. */
  secure: boolean;
}

/** Headers that every answer gets by its path, whatever made it: also errors, also 404. */
export function addHeaders(path: string, headers: Headers, { allowed, secure }: HeaderFacts): void {
  headers.set('x-content-type-options', 'nosniff');
  headers.set('referrer-policy', 'no-referrer');
  headers.set('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()');
  if (secure) headers.set('strict-transport-security', 'max-age=31536000');
  // An answer that is data is never a page, whatever a browser takes it for.
  if (/json|csv/.test(headers.get('content-type') ?? '') && !headers.has('content-security-policy')) {
    headers.set('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
  }
  const forPages = isForHostPages(path);
  // Host pages are of other origins, perhaps under COEP. No cookie counts on these paths, so anybody may read them.
  headers.set('cross-origin-resource-policy', forPages ? 'cross-origin' : 'same-origin');
  if (forPages && allowed !== '*') headers.append('vary', 'origin');
  if (forPages && allowed !== undefined) headers.set('access-control-allow-origin', allowed);
  if (!forPages) headers.set('cross-origin-opener-policy', 'same-origin');
}

/** What browsers ask before a request with a JSON body from another origin. */
export function preflight(methods: string): Response {
  return new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-methods': methods,
      'access-control-allow-headers': 'content-type, content-encoding, handrail-app-key, upload-secret, upload-offset',
      'access-control-max-age': String(CACHE.preflightSeconds),
    },
  });
}

export const isForHostPages = (path: string): boolean =>
  /^\/(?:v1\/|assets\/|edit\/|handrail(?:-[\w-]+)?\.js$)/.test(path);
