import type { MailingTime } from '@handrail/protocol';
import { addDays, createCalendar } from '../../metrics/calendar.ts';
import { DAY_MS, MINUTE_MS } from '../../clock.ts';

/** More days than lie between two due times. */
const MOST_DAYS = 40;

/** The first due time after an instant. */
export function nextDue(when: MailingTime, after: number): number {
  const calendar = createCalendar(when.timeZone);
  const first = calendar.dayOf(after);
  for (let days = 0; days < MOST_DAYS; days += 1) {
    const day = addDays(first, days);
    const at = fits(when, day) ? instantOf(when, day) : 0;
    if (at > after) return at;
  }
  throw new Error('a mailing that is never due');
}

/** The last due time up to an instant, of one that was due at `due`: what was missed in between is not told any more. */
export function lastDue(when: MailingTime, due: number, now: number): number {
  let last = due;
  for (let next = nextDue(when, last); next <= now; next = nextDue(when, last)) last = next;
  return last;
}

/** The whole days that a mail tells of: up to the day before it is due, a week or a month of them, by the days of the workspace. */
export function daysBefore(when: MailingTime, due: number, timeZone: string): { from: string; to: string } {
  const day = createCalendar(timeZone).dayOf(due);
  const to = addDays(day, -1);
  if (when.every === 'week') return { from: addDays(day, -7), to };
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return { from: new Date(Date.UTC(year, month - 2, date)).toISOString().slice(0, 10), to };
}

/** Whether a text names a time zone. */
export function isTimeZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}

function fits(when: MailingTime, day: string): boolean {
  if (when.every === 'month') return Number(day.slice(8)) === when.day;
  // 1970-01-01 was a Thursday.
  return ((Date.parse(`${day}T00:00:00Z`) / DAY_MS + 3) % 7) + 1 === when.weekday;
}

/** When the clock on the wall says so; an hour later where clocks jump over it. */
function instantOf({ time, timeZone }: MailingTime, day: string): number {
  const wanted = minutesOf(time);
  const at = createCalendar(timeZone).startOf(day) + wanted * MINUTE_MS;
  const said = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const moved = at + (wanted - minutesOf(said.format(at))) * MINUTE_MS;
  return minutesOf(said.format(moved)) === wanted ? moved : at;
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
