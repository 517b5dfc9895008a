import { HOUR_MS } from '../clock.ts';

/** Calendar days of one time zone, written as YYYY-MM-DD, and where they lie in time. */
export interface Calendar {
  timeZone: string;
  /** The day of an instant. */
  dayOf: (at: number) => string;
  /** The first instant of a day: usually its midnight, later where the clocks jump over it. */
  startOf: (day: string) => number;
}

/** A day starts within this of midnight in UTC, in every zone there is. */
const MOST_MS = 27 * HOUR_MS;

export function createCalendar(timeZone: string): Calendar {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const starts = new Map<string, number>();

  function dayOf(at: number): string {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
    return `${(parts.get('year') ?? '').padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`;
  }

  // Days written like this sort like dates, so the start is found by halving.
  function search(day: string): number {
    let before = Date.parse(`${day}T00:00:00Z`) - MOST_MS;
    let within = before + 2 * MOST_MS;
    while (within - before > 1) {
      const middle = Math.floor((before + within) / 2);
      if (dayOf(middle) < day) before = middle;
      else within = middle;
    }
    return within;
  }

  function startOf(day: string): number {
    const start = starts.get(day) ?? search(day);
    if (starts.size > 5_000) starts.clear();
    starts.set(day, start);
    return start;
  }

  return { timeZone, dayOf, startOf };
}

/** Whether a text is a day that exists: not the 30th of February. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** The day a number of days later, or earlier. */
export function addDays(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}
