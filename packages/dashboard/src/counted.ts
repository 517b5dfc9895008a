import { formatCount } from './format.ts';
import { messages } from './words.ts';

/** So many people, in words. */
export const peopleText = (count: number): string =>
  count === 1 ? messages.guide.person : messages.guide.people(formatCount(count));

/** So many sessions, in words. */
export const sessionsText = (count: number): string =>
  count === 1 ? messages.usage.unit.session : messages.usage.sessions(formatCount(count));
