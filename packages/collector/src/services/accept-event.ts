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

/** A checked event of any family, as its schema has it. */
interface Checked {
  eventId: string;
  name: string;
  at: number;
  visitorId: string;
  sessionId: string;
  page: { path: string; title?: string };
  guideId?: string;
  version?: number;
  stepId?: string;
  props?: Event['props'];
}

function known(event: Checked): Event {
  const { eventId, name, at, visitorId, sessionId, page, guideId, version, stepId, props } = event;
  const kept: Checked = { eventId, name, at, visitorId, sessionId, page: { path: page.path } };
  if (page.title !== undefined) kept.page.title = page.title;
  if (guideId !== undefined) kept.guideId = guideId;
  if (version !== undefined) kept.version = version;
  if (stepId !== undefined) kept.stepId = stepId;
  if (props !== undefined) kept.props = props;
  // The family was checked by its schema, which the copy keeps to; only the compiler cannot follow the name.
  return kept as Event;
}
