import { dayToMs, type Days } from './range.ts';

const LANGUAGE = 'en-GB';
const whole = new Intl.NumberFormat(LANGUAGE);
const oneDigit = new Intl.NumberFormat(LANGUAGE, { maximumFractionDigits: 1 });
const short = new Intl.NumberFormat(LANGUAGE, { notation: 'compact', maximumFractionDigits: 1 });
const dayMonth = new Intl.DateTimeFormat(LANGUAGE, { day: 'numeric', month: 'short', timeZone: 'UTC' });
const fullDay = new Intl.DateTimeFormat(LANGUAGE, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const plainDay = new Intl.DateTimeFormat(LANGUAGE, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const timeOfDay = new Intl.DateTimeFormat(LANGUAGE, { timeStyle: 'medium' });

export const formatCount = (count: number): string => whole.format(count);
/** An average, with one digit behind the point. */
export const formatAverage = (value: number): string => oneDigit.format(value);
/** For the side of a chart, where room is short: 12,500 becomes 12.5k. */
export const formatTick = (count: number): string => (count < 10_000 ? whole.format(count) : short.format(count));
const dayAndTime = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: 'medium', timeStyle: 'short' });
export const formatMoment = (at: number): string => dayAndTime.format(at);
/** An instant where the workspace is. */
export const formatInstant = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat(LANGUAGE, { dateStyle: 'medium', timeStyle: 'medium', timeZone }).format(at);
export const formatTime = (at: number): string => timeOfDay.format(at);

/**
 * A share from 0 to 1 in per cent, `undefined` where there is nothing to divide by. Rounding never makes "none" or
 * "all" out of something else: 0.0002 is "<0.1%", 0.9999 is ">99.9%".
 */
export function formatShare(share: number | null): string | undefined {
  if (share === null || !Number.isFinite(share)) return undefined;
  if (share === 0) return '0%';
  if (share >= 1) return '100%';
  const percent = share * 100;
  if (percent < 0.1) return '<0.1%';
  if (percent > 99.9) return '>99.9%';
  if (percent < 9.95 || percent > 99) return `${percent.toFixed(1)}%`;
  return `${Math.round(percent)}%`;
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
    ? `${formatDay(from)} to ${formatPlainDay(to)}`
    : `${formatPlainDay(from)} to ${formatPlainDay(to)}`;
}
