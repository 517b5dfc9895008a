import type { ByLocale, TicketField, WorkCalendar } from '@handrail/protocol';

type Hours = WorkCalendar['hours'];
type Holidays = WorkCalendar['holidays'];
type Options = NonNullable<TicketField['options']>;
type When = NonNullable<TicketField['when']>;

const TIME = /^(\d{1,2}):(\d{2})$/;
const LOCALE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
const ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Each of these as `read` takes it; undefined where it cannot take one. */
function all<T>(texts: readonly string[], read: (text: string) => T | undefined): T[] | undefined {
  const values = texts.map(read);
  return values.every((value) => value !== undefined) ? values : undefined;
}

function readTime(text: string): string | undefined {
  const [, hour, minute] = TIME.exec(text.trim()) ?? [];
  if (hour === undefined || minute === undefined) return undefined;
  const time = `${hour.padStart(2, '0')}:${minute}`;
  return time <= '24:00' && Number(minute) < 60 ? time : undefined;
}

/** `09:00-12:00, 13:00-17:00`: when people work on a day of the week; nothing is a day off. */
export function readHours(weekday: number, text: string): Hours | undefined {
  const parts = text.split(',').filter((part) => part.trim() !== '');
  return all(parts, (part) => {
    const [from, to, more] = part.split(/[-–]/).map(readTime);
    return from === undefined || to === undefined || more !== undefined || from >= to
      ? undefined
      : { weekday, from, to };
  });
}

export const writeHours = (weekday: number, hours: Hours): string =>
  hours
    .filter((one) => one.weekday === weekday)
    .map(({ from, to }) => `${from}-${to}`)
    .join(', ');

/** `2026-12-25 Christmas` on each line; the name may be left out. */
export const readHolidays = (text: string): Holidays | undefined =>
  all(linesOf(text), (line) => {
    const [, day, name = ''] = /^(\d{4}-\d{2}-\d{2})(?:\s+(.+))?$/.exec(line) ?? [];
    if (day === undefined || Number.isNaN(Date.parse(day))) return undefined;
    return { day, ...(name !== '' && { name }) };
  });

export const writeHolidays = (holidays: Holidays): string =>
  holidays.map(({ day, name }) => (name === undefined ? day : `${day} ${name}`)).join('\n');

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** `4h 30m`, `45m`, `8h`: working time. Nothing is "no promise". */
export function readSpan(text: string): number | null | undefined {
  if (text.trim() === '') return null;
  const [, hours, minutes] = /^\s*(?:(\d+(?:\.\d+)?)\s*h)?\s*(?:(\d+)\s*m(?:in)?)?\s*$/i.exec(text) ?? [];
  if (hours === undefined && minutes === undefined) return undefined;
  const ms = Math.round(Number(hours ?? 0) * HOUR_MS + Number(minutes ?? 0) * MINUTE_MS);
  return ms > 0 ? ms : undefined;
}

export function writeSpan(ms: number | null): string {
  if (ms === null) return '';
  const [hours, minutes] = [Math.floor(ms / HOUR_MS), Math.round((ms % HOUR_MS) / MINUTE_MS)];
  return [hours > 0 ? `${hours}h` : '', minutes > 0 ? `${minutes}m` : ''].filter(Boolean).join(' ');
}

function readLocaleWords(text: string): [string, string] | undefined {
  const [, locale, words] = /^\s*([^:\s]+)\s*:\s*(\S.*?)\s*$/.exec(text) ?? [];
  return locale !== undefined && words !== undefined && LOCALE.test(locale) ? [locale, words] : undefined;
}

/** `en: Orders` on each line, a language each. */
export function readByLocale(text: string, apart: string | RegExp = '\n'): ByLocale | undefined {
  const pairs = all(
    text.split(apart).filter((one) => one.trim() !== ''),
    readLocaleWords,
  );
  return pairs && pairs.length > 0 ? Object.fromEntries(pairs) : undefined;
}

export const writeByLocale = (words: ByLocale, glue = '\n'): string =>
  Object.entries(words)
    .map(([locale, said]) => `${locale}: ${said}`)
    .join(glue);

/** `big = en: Large order; de: Großauftrag` on each line. */
export const readOptions = (text: string): Options | undefined =>
  all(linesOf(text), (line) => {
    const [optionId = '', said = ''] = line.split(/\s*=\s*(.*)/s);
    const label = readByLocale(said, ';');
    return ID.test(optionId) && label ? { optionId, label } : undefined;
  });

export const writeOptions = (options: Options): string =>
  options.map(({ optionId, label }) => `${optionId} = ${writeByLocale(label, '; ')}`).join('\n');

/** `kind = big, urgent`: asked only where another field has one of these. Nothing is "always". */
export function readWhen(text: string): When | null | undefined {
  if (text.trim() === '') return null;
  const [fieldId = '', said = ''] = text.trim().split(/\s*=\s*(.*)/s);
  const values = said.split(/[,\s]+/).filter((one) => one !== '');
  return ID.test(fieldId) && values.length > 0 && values.every((one) => ID.test(one))
    ? { fieldId, in: values }
    : undefined;
}

export const writeWhen = (when: When | null): string =>
  when === null ? '' : `${when.fieldId} = ${when.in.join(', ')}`;
