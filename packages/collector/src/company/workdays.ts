import type { WorkCalendar } from '@handrail/protocol';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../clock.ts';

/** The office is open from nine to five. */
const OPENS = 9;
const OFFICE_MINUTES = 480;

/** Days on which the company is closed, whatever their weekday. */
const CLOSED: ReadonlySet<string> = new Set([
  ...['01-01', '05-01', '10-03', '12-24', '12-25', '12-26', '12-27', '12-28', '12-29', '12-30', '12-31'],
]);

/** How busy a month is, from January on: holidays in summer, orders before the year ends. */
const SEASON = [0.9, 1, 1.05, 0.95, 0.95, 0.9, 0.72, 0.65, 1, 1.1, 1.1, 0.85];

export interface Workday {
  /** YYYY-MM-DD in the company's time zone. */
  day: string;
  /** YYYY-MM. */
  month: string;
  /** The first instant of the day. */
  startsAt: number;
  isOpen: boolean;
  /** Share of the people with something to do who do it on such a day. */
  mood: number;
  /** Working minutes of the year before this day. */
  minutesBefore: number;
}

/** A stretch of days, and its working time counted in minutes. */
export interface Workdays {
  days: readonly Workday[];
  /** Working minutes of all days. */
  minutes: number;
  /** The instant of a working minute; undefined where the year is over by then. */
  instantOf(minute: number): number | undefined;
  /** The same for a service centre. */
  calendar: WorkCalendar;
}

/** `count` days that end with `lastDay`. */
export function createWorkdays(lastDay: string, count: number, timeZone: string): Workdays {
  const last = Date.parse(`${lastDay}T00:00:00Z`);
  const offsetAt = createOffset(timeZone);
  const days: Workday[] = [];
  let minutes = 0;
  for (let index = 0; index < count; index++) {
    const midnight = last - (count - 1 - index) * DAY_MS;
    const day = new Date(midnight).toISOString().slice(0, 10);
    const weekday = new Date(midnight).getUTCDay();
    const isOpen = weekday !== 0 && weekday !== 6 && !CLOSED.has(day.slice(5));
    const mood = (SEASON[Number(day.slice(5, 7)) - 1] ?? 1) * (weekday === 5 ? 0.8 : 1);
    days.push({
      ...{ day, month: day.slice(0, 7), startsAt: midnight - offsetAt(midnight), isOpen, mood },
      minutesBefore: minutes,
    });
    if (isOpen) minutes += OFFICE_MINUTES;
  }
  const open = days.filter(({ isOpen }) => isOpen);
  return {
    days,
    minutes,
    instantOf(minute) {
      const day = open[Math.floor(minute / OFFICE_MINUTES)];
      if (day === undefined) return undefined;
      const nine = Date.parse(`${day.day}T00:00:00Z`) + OPENS * HOUR_MS;
      return nine - offsetAt(nine) + (minute % OFFICE_MINUTES) * MINUTE_MS;
    },
    calendar: {
      timeZone,
      hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '17:00' })),
      holidays: days.filter(({ day }) => CLOSED.has(day.slice(5))).map(({ day }) => ({ day })),
    },
  };
}

/** How far the clocks of a time zone are ahead of UTC, at an instant that they themselves would show as `local`. */
function createOffset(timeZone: string): (local: number) => number {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  const shown = (instant: number): number => Date.parse(`${format.format(instant).replace(' ', 'T')}Z`);
  return (local) => {
    const guess = local - (shown(local) - local);
    return shown(guess) - guess;
  };
}
