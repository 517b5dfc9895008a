import type { Figure, FigureUnit } from '@handrail/protocol';
import { locale } from '../language.ts';
import { formatAverage, formatCount, formatPercent, formatShare } from '../format.ts';
import { messages, serviceMessages, overviewMessages as words } from '../words.ts';
import { formatSpan } from '../tickets/time.ts';

/** A value in the words of its unit. */
export function formatValue(value: number, unit: FigureUnit): string {
  switch (unit) {
    case 'share':
      return value > 1 ? formatPercent(value) : (formatShare(value) ?? '');
    case 'people':
    case 'count':
      return Number.isInteger(value) ? formatCount(value) : formatAverage(value);
    case 'per-hundred':
      return formatAverage(value);
    case 'minutes':
      return words.minutes(formatAverage(value));
    case 'ms':
      return formatSpan(value, locale) ?? serviceMessages.numbers.underAMinute;
    case 'points':
      return formatCount(Math.round(value));
  }
}

/** A value, or why there is none. */
export const textOf = ({ value, unit, reason = 'no-data' }: Figure): string =>
  value === null ? messages.reasons[reason] : formatValue(value, unit);

export interface Change {
  /** Such as +3 points or −12%. */
  text: string;
  way: 'better' | 'worse' | 'same';
  rises: boolean;
}

/** How a figure changed: shares by points of a hundred, others by their part. Undefined where either has no value. */
export function changeOf(now: Figure, before: Figure): Change | undefined {
  if (now.value === null || before.value === null) return undefined;
  const difference = now.value - before.value;
  const isShare = now.unit === 'share';
  if (!isShare && before.value === 0 && difference !== 0) return undefined;
  const amount = isShare || now.unit === 'points' ? difference * (isShare ? 100 : 1) : difference / (before.value || 1);
  const sign = difference < 0 ? '−' : '+';
  const shown =
    isShare || now.unit === 'points'
      ? words.points(`${sign}${formatAverage(Math.abs(amount))}`)
      : `${sign}${Math.abs(amount) >= 1 ? formatPercent(Math.abs(amount)) : formatShare(Math.abs(amount))}`;
  if (Math.abs(amount) < (isShare ? 0.05 : 0.0005)) return { text: words.same, way: 'same', rises: false };
  const rises = difference > 0;
  return { text: shown, way: rises === (now.better === 'more') ? 'better' : 'worse', rises };
}

/** Whether an aim is reached; undefined where that cannot be said. */
export const reaches = ({ value, better }: Figure, aim: number | null): boolean | undefined =>
  value === null || aim === null ? undefined : better === 'more' ? value >= aim : value <= aim;
