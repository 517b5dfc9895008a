import type { Criterion, Standing } from '@handrail/protocol';
import { countDays } from '../../metrics/range.ts';

export interface ToJudge {
  criterion: Pick<Criterion, 'comparison' | 'target' | 'by'>;
  isLive: boolean;
  goLive: string;
  /** The last day that is looked at. */
  today: string;
  /** Of the last window that ends before go-live. Null where there is no number. */
  before: number | null;
  /** Of the window that ends today, or on the day of the criterion once that is over. */
  now: number | null;
}

export interface Judged {
  standing: Standing;
  /** Where the line is today; null where none is drawn. */
  expected: number | null;
}

/**
 * How a criterion stands. Until its day is over it is held against the straight line from the value before go-live to the target:
 * on track is whoever has reached the line, or the target already. Without a value before, the line of `at-least` begins at
 * nothing, and `at-most` has no line but the target. From the day after its day on it is met or not, for good.
 */
export function judgeCriterion({ criterion, isLive, goLive, today, before, now }: ToJudge): Judged {
  const { comparison, target, by } = criterion;
  if (!isLive || today < goLive) return { standing: 'not-begun', expected: null };
  if (now === null) return { standing: 'not-measurable', expected: null };
  const reaches = (mark: number): boolean => (comparison === 'at-least' ? now >= mark : now <= mark);
  if (today > by) return { standing: reaches(target) ? 'met' : 'not-met', expected: null };
  const start = before ?? (comparison === 'at-least' ? Math.min(0, target) : target);
  // What is good enough at the start is to stay so.
  const isThere = comparison === 'at-least' ? start >= target : start <= target;
  const expected = isThere ? target : start + (target - start) * shareOfWay(goLive, by, today);
  return { standing: reaches(expected) ? 'on-track' : 'off-track', expected };
}

/** How much of the way from the eve of go-live to the day of the criterion lies behind at the end of a day: 1 at its end. */
const shareOfWay = (goLive: string, by: string, today: string): number =>
  countDays(goLive, today) / countDays(goLive, by);
