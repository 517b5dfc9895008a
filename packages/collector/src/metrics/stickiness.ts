import type { Measure } from '@handrail/protocol';
import { measure } from './measure.ts';

/** How many days a month has here: the day itself and those before it. */
export const MONTH_DAYS = 30;

/** People who were active on a day, and in the month that ends with it. */
export interface PeopleOfDay {
  daily: number;
  monthly: number;
}

/**
 * Active people of a day over those of the month that ends with it, averaged over the days that have any in their month.
 * The numerator is the sum of the days' shares, the denominator their number.
 */
export function shapeStickiness(days: readonly PeopleOfDay[]): Measure {
  const shares = days.flatMap(({ daily, monthly }) => (monthly === 0 ? [] : [daily / monthly]));
  return measure(
    'stickiness',
    shares.reduce((sum, share) => sum + share, 0),
    shares.length,
  );
}
