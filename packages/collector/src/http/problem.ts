import type { Problem, ProblemCode } from '@handrail/protocol';
import type { PoorContrast } from '@handrail/protocol/contrast';
import type { Issue } from '@handrail/protocol/schema';

const TITLES: Readonly<Record<string, string>> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  412: 'Changed meanwhile',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Invalid content',
  429: 'Too many requests',
  500: 'Our mistake',
  503: 'Not available now',
};

export interface ProblemDetails {
  errors?: readonly Issue[];
  contrast?: readonly PoorContrast[];
  /** The draft that somebody else has changed. */
  draft?: Pick<Problem, 'revision' | 'updatedAt' | 'updatedBy'>;
  /** How many bytes of an upload are here. */
  offset?: number;
  headers?: Record<string, string>;
}

/** An answer that says what went wrong (RFC 9457): `code` for programs, `detail` for people with what to do. */
export function problem(
  status: number,
  code: ProblemCode,
  detail: string,
  { errors, contrast, draft, offset, headers }: ProblemDetails = {},
): Response {
  const body: Problem = { type: 'about:blank', title: TITLES[status] ?? 'Error', status, code, detail, ...draft };
  if (errors !== undefined && errors.length > 0) body.errors = errors.map(({ path, message }) => ({ path, message }));
  if (offset !== undefined) body.offset = offset;
  if (contrast !== undefined) body.contrast = [...contrast];
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
  });
}

/** What does not fit, with every place; `detail` says the first, of `what` where it is the whole. */
export function notValid(code: ProblemCode, what: string, issues: readonly Issue[]): Response {
  const [first] = issues;
  return problem(422, code, `${first?.path || what} ${first?.message ?? 'is not valid'}.`, { errors: issues });
}

export const JSON_HEADERS = { 'content-type': 'application/json', 'cache-control': 'no-store' } as const;

export function json(status: number, value: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(value), {
    status,
    headers: { ...JSON_HEADERS, ...headers },
  });
}

export const notFound = (what: string): Response => problem(404, 'not-found', `There is no ${what} here.`);

/** Says when to come back, in whole seconds. */
export const tooMany = (waitMs: number): Response => {
  const seconds = Math.max(1, Math.ceil(waitMs / 1_000));
  const headers = { 'retry-after': String(seconds) };
  return problem(429, 'too-many-requests', `Too many requests; come back in ${seconds} s.`, { headers });
};

export const unknownAppKey = (): Response =>
  problem(403, 'unknown-app-key', 'No app has this key; look it up in the dashboard.');
