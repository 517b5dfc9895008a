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

/** Parts of the same length, the last of which ends with the range; what is left over at the beginning is in none. */
export function sparkSpans(range: Range): Span[] {
  const { length } = daysOf(range);
  const each = Math.ceil((2 * length) / POINTS);
  const points = Math.floor((2 * length) / each);
  return Array.from({ length: points }, (_, index) => {
    const to = addDays(range.to, -each * (points - 1 - index));
    return { from: addDays(to, 1 - each), to };
  });
}
