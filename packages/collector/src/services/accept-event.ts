import type { Event, Rejection } from '@handrail/protocol';
import { checkEvent, LIMITS } from '@handrail/protocol/schema';
import { HTTP_LIMITS } from '../config.ts';
import { hasBrokenText, isLargerThan, mostBytes } from './json-value.ts';

type Refused = Omit<Rejection, 'index'>;

/** What is known of all events of a body, so that it need not be asked of each. */
export interface KnownOfBody {
  /** Texts are whole, as those of a body without an escape `\u` are. */
  isSound: boolean;
  /** None is too large or too deep. */
  isSmall: boolean;
}

const NOTHING: KnownOfBody = { isSound: false, isSmall: false };

/** What we keep of an event, and in which version of the host's application it was; or why we do not take it. Fields that we do not know are left out. */
export function acceptEvent(
  input: unknown,
  { isSound, isSmall }: KnownOfBody = NOTHING,
): { event: Event; appVersion?: string } | { refused: Refused } {
  const unfit = isSmall ? undefined : refuseLarge(input);
  if (unfit !== undefined) return unfit;
  if (!isSound && hasBrokenText(input)) {
    return invalid('', 'must not hold U+0000 or half of a surrogate pair in its texts');
  }
  const checked = checkEvent(input);
  if (!checked.ok) return invalid(checked.issues[0]?.path ?? '', checked.issues[0]?.message ?? 'is not an event');
  const { appVersion } = checked.value;
  return { event: known(checked.value), ...(isVersion(appVersion) && { appVersion }) };
}

/** Short enough to be one of few; of anything else nobody could ask. */
const isVersion = (value: unknown): value is string =>
  typeof value === 'string' && /^[^\u0000-\u001f\u007f]{1,50}$/.test(value);

function refuseLarge(input: unknown): { refused: Refused } | undefined {
  const bytes = mostBytes(input, HTTP_LIMITS.eventDepth);
  if (bytes === undefined) {
    return invalid('', `must not hold more than ${HTTP_LIMITS.eventDepth} lists and objects within each other`);
  }
  if (bytes > LIMITS.eventBytes && isLargerThan(input, LIMITS.eventBytes)) {
    const message = `an event may have at most ${LIMITS.eventBytes} bytes; send less in props`;
    return { refused: { code: 'event-too-large', path: '', message } };
  }
  return undefined;
}

function invalid(path: string, message: string): { refused: Refused } {
  return { refused: { code: 'invalid-event', path, message } };
}

/** What an event of any family may have beside what each has. */
const FIELDS = ['ageMs', 'seq', 'guideId', 'version', 'stepId', 'traits', 'props'] as const;
const ELEMENT_FIELDS = ['kind', 'role', 'signals', 'within', 'text'] as const;

function known(event: Event): Event {
  const { eventId, name, at, visitorId, sessionId, page } = event;
  const { path, title } = page;
  const kept: Record<string, unknown> = {
    eventId,
    name,
    at,
    visitorId,
    sessionId,
    page: title === undefined ? { path } : { path, title },
  };
  copy(event, kept, FIELDS);
  const element = 'element' in event ? event.element : undefined;
  if (element !== undefined) kept['element'] = copy(element, {}, ELEMENT_FIELDS);
  // The family was checked by its schema, which the copy keeps to; only the compiler cannot follow the name.
  return kept as unknown as Event;
}

/** Copies the fields that are there. */
function copy(from: Readonly<Record<string, unknown>>, to: Record<string, unknown>, fields: readonly string[]): object {
  for (const field of fields) {
    const value = from[field];
    if (value !== undefined) to[field] = value;
  }
  return to;
}
