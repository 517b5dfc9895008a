import type { Figure, FigureUnit } from '@handrail/protocol';
import { locale } from '../language.ts';
import { formatAverage, formatPercent, formatShare } from '../format.ts';
import { messages, rolloutMessages } from '../words.ts';
import { formatSpan } from '../tickets/time.ts';

const HOUR_MS = 3_600_000;

/** A value in its unit. A share may be more than all: more may come than were counted. */
export function formatValue(unit: FigureUnit, value: number): string {
  switch (unit) {
    case 'share':
      return value > 1 ? formatPercent(value) : (formatShare(value) ?? messages.noData);
    case 'minutes':
      return `${formatAverage(value)} min`;
    case 'ms':
      return formatSpan(value, locale) ?? '<1m';
    default:
      return formatAverage(value);
  }
}

/** A figure, or why there is none. */
export function figureText({ value, unit, reason }: Figure): string {
  if (value !== null) return formatValue(unit, value);
  return reason === undefined || reason === 'no-data' ? messages.noData : rolloutMessages.reasons[reason];
}

const SCALES: Partial<Record<FigureUnit, number>> = { share: 0.01, ms: HOUR_MS };
const scaleOf = (unit: FigureUnit): number => SCALES[unit] ?? 1;

/** A target as people type it: per cent, hours. */
export const targetText = (unit: FigureUnit, target: number): string =>
  String(Number((target / scaleOf(unit)).toFixed(4)));

/** What was typed as a target; undefined where that is no number. */
export function readTarget(unit: FigureUnit, text: string): number | undefined {
  const plain = text.trim().replace(',', '.');
  if (!/^-?\d{1,9}(\.\d{1,4})?$/.test(plain)) return undefined;
  return Number((Number(plain) * scaleOf(unit)).toFixed(6));
}
