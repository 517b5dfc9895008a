import type { Who } from '@handrail/protocol';
import { checkOf, whoSchema } from '@handrail/protocol/schema';
import { METRIC_LIMITS } from '../config.ts';
import { readCursor } from '../metrics/stored-event.ts';
import type { EventQuery } from '../store/events/usage-questions.ts';
import { invalidQuestion } from './metric-question.ts';

const checkWho = checkOf(whoSchema);
const MAX_TEXT = 2_048;

export const WHO = {
  who: 'traits with their values as JSON, such as {"department":["Sales",null]}; null is "has none". "@browser" and "@appVersion" narrow to what was done with one of their values, such as {"@browser":["Firefox"]}; null is "not known"',
};
export const TRAIT = {
  trait:
    'a trait, to count by its values as well; "@browser" and "@appVersion" count by what it was done with, so that somebody may be in several groups',
};
export const LIMIT = { limit: `how many rows, at most ${METRIC_LIMITS.maxRows}` };
export const EVENTS = {
  name: 'name of the events',
  path: 'pattern of their page, such as /orders/*',
  visitorId: 'the person to whom this visitor belongs',
  guideId: 'a guide',
  stepId: 'a step',
  before: 'where to go on: "next" of the answer before',
};

export function readLimit(query: URLSearchParams): number | Response {
  const text = query.get('limit') ?? String(METRIC_LIMITS.defaultRows);
  const limit = Number(text);
  if (/^\d{1,6}$/.test(text) && limit >= 1 && limit <= METRIC_LIMITS.maxRows) return limit;
  return invalidQuestion('invalid-limit', 'limit', `must be a number from 1 to ${METRIC_LIMITS.maxRows}`);
}

export function readWho(query: URLSearchParams): Who | Response {
  const text = query.get('who');
  if (text === null) return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return invalidQuestion('invalid-who', 'who', 'must be JSON such as {"department":["Sales"]}');
  }
  const checked = checkWho(value);
  return checked.ok
    ? checked.value
    : invalidQuestion('invalid-who', 'who', checked.issues[0]?.message ?? 'does not fit');
}

export const readTrait = (query: URLSearchParams): string | undefined => query.get('trait')?.slice(0, MAX_TEXT);

/** What an event must have to be asked for; what is not said fits all. */
export function readFits<N extends 'name' | 'path' | 'visitorId' | 'guideId' | 'stepId'>(
  query: URLSearchParams,
  names: readonly N[],
): Partial<Record<N, string>> {
  const fits: Partial<Record<N, string>> = {};
  for (const name of names) {
    const text = query.get(name);
    if (text) fits[name] = text.slice(0, MAX_TEXT);
  }
  return fits;
}

export function readEventQuery(query: URLSearchParams): Omit<EventQuery, 'window'> | Response {
  const limit = readLimit(query);
  if (limit instanceof Response) return limit;
  const read = { limit, ...readFits(query, ['name', 'path', 'visitorId', 'guideId', 'stepId']) };
  const before = query.get('before');
  if (before === null) return read;
  const cursor = readCursor(before);
  return cursor
    ? { ...read, before: cursor }
    : invalidQuestion('invalid-before', 'before', 'must be "next" of an answer');
}
