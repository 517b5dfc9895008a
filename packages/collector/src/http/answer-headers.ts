import { CACHE } from '../config.ts';

/** Headers that every answer gets by its path, whatever made it: also errors, also 404. */
export function addHeaders(path: string, headers: Headers): void {
  headers.set('x-content-type-options', 'nosniff');
  headers.set('referrer-policy', 'no-referrer');
  const forPages = isForHostPages(path);
  // Host pages are of other origins, perhaps under COEP. No cookie counts on these paths, so anybody may read them.
  headers.set('cross-origin-resource-policy', forPages ? 'cross-origin' : 'same-origin');
  if (forPages) headers.set('access-control-allow-origin', '*');
  else headers.set('cross-origin-opener-policy', 'same-origin');
}

/** What browsers ask before a request with a JSON body from another origin. */
export function preflight(methods: string): Response {
  return new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-methods': methods,
      'access-control-allow-headers': 'content-type, content-encoding',
      'access-control-max-age': String(CACHE.preflightSeconds),
    },
  });
}

export const isForHostPages = (path: string): boolean =>
  path.startsWith('/v1/') || path === '/handrail.js' || path.startsWith('/assets/');
