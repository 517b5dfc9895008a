import type { Event, Rejection } from '@handrail/protocol';
import { checkEvent, LIMITS } from '@handrail/protocol/schema';
import { HTTP_LIMITS } from '../config.ts';
import { isDeeperThan, isLargerThan, hasBrokenText } from './json-value.ts';

type Refused = Omit<Rejection, 'index'>;

/** What we keep of an event, or why we do not take it. Fields that we do not know are left out. */
export function acceptEvent(input: unknown): { event: Event } | { refused: Refused } {
  if (isDeeperThan(input, HTTP_LIMITS.eventDepth)) {
    return invalid('', `must not hold more than ${HTTP_LIMITS.eventDepth} lists and objects within each other`);
  }
  if (isLargerThan(input, LIMITS.eventBytes)) {
    const message = `an event may have at most ${LIMITS.eventBytes} bytes; send less in props`;
    return { refused: { code: 'event-too-large', path: '', message } };
  }
  if (hasBrokenText(input)) return invalid('', 'must not hold U+0000 or half of a surrogate pair in its texts');
  const checked = checkEvent(input);
  if (!checked.ok) return invalid(checked.issues[0]?.path ?? '', checked.issues[0]?.message ?? 'is not an event');
  return { event: known(checked.value) };
}

function invalid(path: string, message: string): { refused: Refused } {
  return { refused: { code: 'invalid-event', path, message } };
}

/** What an event of any family may have besides its page. */
const FIELDS = [
  ...['eventId', 'name', 'at', 'ageMs', 'seq', 'visitorId', 'sessionId'],
  ...['guideId', 'version', 'stepId', 'element', 'traits', 'props'],
];
const ELEMENT_FIELDS = ['kind', 'role', 'signals', 'within', 'text'];

function known(event: Event): Event {
  const kept = {
    ...pick(event, FIELDS),
    page: pick(event.page, ['path', 'title']),
    ...('element' in event && event.element && { element: pick(event.element, ELEMENT_FIELDS) }),
  };
  // The family was checked by its schema, which the copy keeps to; only the compiler cannot follow the name.
  return kept as Event;
}

function pick(from: object, fields: readonly string[]): object {
  const all = Object.entries(from);
  return Object.fromEntries(all.filter(([name, value]) => value !== undefined && fields.includes(name)));
}
