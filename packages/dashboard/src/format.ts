import { locale } from './language.ts';
import { dayToMs, type Days } from './range.ts';
import { messages } from './words.ts';

const whole = new Intl.NumberFormat(locale);
const oneDigit = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
const percent = new Intl.NumberFormat(locale, { style: 'percent' });
const tenthPercent = new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: 1 });
const short = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });
const dayMonth = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
const fullDay = new Intl.DateTimeFormat(locale, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const plainDay = new Intl.DateTimeFormat(locale, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const timeOfDay = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' });

export const formatCount = (count: number): string => whole.format(count);
/** An average, with one digit behind the point. */
export const formatAverage = (value: number): string => oneDigit.format(value);
/** For the side of a chart, where room is short: 12,500 becomes 12.5k. */
export const formatTick = (count: number): string => (count < 10_000 ? whole.format(count) : short.format(count));
const dayAndTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
export const formatMoment = (at: number): string => dayAndTime.format(at);
/** An instant where the workspace is. */
export const formatInstant = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium', timeZone }).format(at);
/** A share that may be more than all, in whole per cent. */
export const formatPercent = (share: number): string => percent.format(share);
export const formatTime = (at: number): string => timeOfDay.format(at);

/**
 * A share from 0 to 1 in per cent, `undefined` where there is nothing to divide by. Rounding never makes "none" or
 * "all" out of something else: 0.0002 is "<0.1%", 0.9999 is ">99.9%".
 */
export function formatShare(share: number | null): string | undefined {
  if (share === null || !Number.isFinite(share)) return undefined;
  if (share === 0 || share >= 1) return percent.format(Math.min(share, 1));
  if (share < 0.001) return `<${tenthPercent.format(0.001)}`;
  if (share > 0.999) return `>${tenthPercent.format(0.999)}`;
  return (share < 0.0995 || share > 0.99 ? tenthPercent : percent).format(share);
}

const dayWith = (format: Intl.DateTimeFormat) => (day: string) => {
  const ms = dayToMs(day);
  return ms === undefined ? day : format.format(ms);
};
export const formatDay = dayWith(dayMonth);
export const formatFullDay = dayWith(fullDay);
const formatPlainDay = dayWith(plainDay);

export function formatDays({ from, to }: Days): string {
  if (from === to) return formatPlainDay(from);
  return from.slice(0, 4) === to.slice(0, 4)
    ? messages.range.span(formatDay(from), formatPlainDay(to))
    : messages.range.span(formatPlainDay(from), formatPlainDay(to));
}
