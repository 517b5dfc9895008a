import { problem } from './problem.ts';

/** The revision that a change was made from, by `If-Match`; undefined where the request does not say. */
export function readRevision(request: Request): number | undefined | 'unreadable' {
  const header = request.headers.get('if-match');
  if (header === null || header === '*') return undefined;
  const digits = /^(?:W\/)?"(\d{1,9})"$/.exec(header.trim())?.[1];
  return digits === undefined ? 'unreadable' : Number(digits);
}

/** The answer to a header that says no revision. `of` is whose it is. */
export const unreadableRevision = (of: string): Response =>
  problem(422, 'invalid-if-match', `If-Match is the revision of the ${of} in quotes, such as "3".`);
