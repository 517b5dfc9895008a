import type { EventClass } from '@handrail/protocol';
import { classOf } from '../event-class.ts';

/** Of an event that retention never takes. */
const NONE = 4;
const NUMBERS: Readonly<Record<EventClass, number>> = { usage: 0, guide: 1, custom: 2, error: 3 };

export const numberOfClass = (eventClass: EventClass): number => NUMBERS[eventClass];

export function classNumberOf(name: string): number {
  const eventClass = classOf(name);
  return eventClass === undefined ? NONE : NUMBERS[eventClass];
}
