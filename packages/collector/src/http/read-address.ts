import { HTTP_LIMITS } from '../config.ts';
import { hasBrokenText } from '../services/json-value.ts';
import { problem } from './problem.ts';
import type { Call, RouteFacts } from './route.ts';

/** The parts of an address and of its query that a route has named, each within its bounds; no others reach a handler. */
export function readAddress(
  {
    query: named = {},
    longestParameter: most = HTTP_LIMITS.parameterLength,
  }: Pick<RouteFacts, 'query' | 'longestParameter'>,
  url: string,
  params: Readonly<Record<string, string>>,
): Pick<Call, 'params' | 'query'> | { problem: Response } {
  const asked = url.indexOf('?');
  const pairs = asked < 0 ? [] : [...new URLSearchParams(url.slice(asked))];
  const query = pairs.filter(([name]) => Object.hasOwn(named, name));
  for (const [name, value] of [...Object.entries(params), ...query]) {
    if (value.length > most)
      return { problem: problem(422, 'too-long', `"${name}" may have ${most} characters at most.`) };
    if (hasBrokenText(value)) {
      return { problem: problem(422, 'broken-text', `"${name}" holds U+0000 or half of a surrogate pair.`) };
    }
  }
  return { params, query: new URLSearchParams(query) };
}
