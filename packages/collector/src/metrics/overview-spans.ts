import type { Range } from '@handrail/protocol';
import { addDays } from './calendar.ts';
import { daysOf } from './range.ts';
import type { Span } from './spans.ts';

/** Points of a spark line, over the range and as many days before it. */
const POINTS = 8;

/** As many days as the range has, before it. */
export function spanBefore(range: Range): Span {
  return { from: addDays(range.from, -daysOf(range).length), to: addDays(range.from, -1) };
}

/** Of the range and the days before it, without what is left over at the beginning. */
export const sparkSpans = (range: Range): Span[] => partsOf(range.to, 2 * daysOf(range).length, POINTS);

/** Parts of the same length, at most so many, of which the last ends on a day; days that are left over are in none. */
export const partsOf = (last: string, days: number, most: number): Span[] =>
  partsOfLength(last, days, Math.ceil(days / most));

/** Parts of so many days each, of which the last ends on a day. */
export function partsOfLength(last: string, days: number, each: number): Span[] {
  const points = Math.floor(days / each);
  return Array.from({ length: points }, (_, index) => {
    const to = addDays(last, -each * (points - 1 - index));
    return { from: addDays(to, 1 - each), to };
  });
}
