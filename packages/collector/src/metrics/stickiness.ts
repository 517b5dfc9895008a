import type { Measure } from '@handrail/protocol';
import { measure } from './measure.ts';

/** How many days a month has here: the day itself and those before it. */
export const MONTH_DAYS = 30;

/**
 * Active people of a day over those of the month that ends with it, averaged over the days that have any in their month.
 * The numerator is the sum of the days' shares, the denominator their number.
 */
export function shapeStickiness(daily: readonly number[], monthly: readonly number[]): Measure {
  const days = daily.flatMap((people, index) => {
    const month = monthly[index] ?? 0;
    return month === 0 ? [] : [people / month];
  });
  return measure(
    'stickiness',
    days.reduce((sum, share) => sum + share, 0),
    days.length,
  );
}
