/** What somebody chose to look at: a window that rolls on with the calendar, or two fixed days, both included. */
export type RangeChoice = { last: number } | { from: string; to: string };

/** Whole days, both included, as YYYY-MM-DD. */
export interface Days {
  from: string;
  to: string;
}

export const PRESETS = [7, 28, 90] as const;
export const DEFAULT_CHOICE: RangeChoice = { last: 28 };
/** Nobody has data from before; it also keeps a half-typed year from being asked for. */
export const FIRST_DAY = '2000-01-01';
const LONGEST = 366;
const DAY_MS = 86_400_000;

/** Epoch milliseconds of the day's start in UTC, or undefined where the calendar has no such day. */
export function dayToMs(day: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  const ms = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== day ? undefined : ms;
}

export function addDays(day: string, count: number): string {
  return new Date((dayToMs(day) ?? 0) + count * DAY_MS).toISOString().slice(0, 10);
}

/** Number of days in a range, both ends included. */
export function countDays({ from, to }: Days): number {
  return Math.round(((dayToMs(to) ?? 0) - (dayToMs(from) ?? 0)) / DAY_MS) + 1;
}

/** The calendar day of an instant where the workspace is. */
export function dayOf(at: number, timeZone: string | undefined): string {
  const parts = new Intl.DateTimeFormat('en', {
    ...(timeZone === undefined ? {} : { timeZone }),
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

/** Where the overview of all apps, or of one, is asked for. */
export const overviewPath = (days: Days, only: string | undefined): string =>
  `overview${daysQuery(days, only === undefined ? {} : { app: only })}`;

/** Days as the query of a question; `more` stands behind them. */
export const daysQuery = ({ from, to }: Days, more: Readonly<Record<string, string>> = {}): string =>
  `?${new URLSearchParams({ from, to, ...more }).toString()}`;

export function resolveRange(choice: RangeChoice, today: string): Days {
  return 'last' in choice ? { from: addDays(today, 1 - choice.last), to: today } : choice;
}

export type RangeFault = 'not-a-day' | 'backwards' | 'too-long';

/** Why two days make no range, if they make none. */
export function rangeFault({ from, to }: Days): RangeFault | undefined {
  if (dayToMs(from) === undefined || dayToMs(to) === undefined || from < FIRST_DAY || to < FIRST_DAY) {
    return 'not-a-day';
  }
  if (from > to) return 'backwards';
  return countDays({ from, to }) > LONGEST ? 'too-long' : undefined;
}

/** Reads the query of an address. What makes no sense there counts as nothing said. */
export function parseChoice(query: URLSearchParams): RangeChoice {
  const last = PRESETS.find((days) => String(days) === query.get('last'));
  if (last !== undefined) return { last };
  const days = { from: query.get('from') ?? '', to: query.get('to') ?? '' };
  return rangeFault(days) === undefined ? days : DEFAULT_CHOICE;
}

/** The query that `parseChoice` reads back; empty for the default. */
export function formatChoice(choice: RangeChoice): string {
  if (!('last' in choice)) return `?from=${choice.from}&to=${choice.to}`;
  return 'last' in DEFAULT_CHOICE && choice.last === DEFAULT_CHOICE.last ? '' : `?last=${choice.last}`;
}
