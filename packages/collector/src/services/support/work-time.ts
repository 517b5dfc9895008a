import type { WorkCalendar } from '@handrail/protocol';
import { DAY_MS, MINUTE_MS } from '../../clock.ts';

/** How much of the time that passes is working time. */
export interface WorkTime {
  /** Working milliseconds from one instant to a later one. */
  between(from: number, until: number): number;
  /** The first instant at which so much working time has passed; undefined where it takes longer than three years. */
  after(from: number, ms: number): number | undefined;
}

interface Span {
  from: number;
  until: number;
}

/** Days that are looked at for the end of a promise. */
const HORIZON = 1_100;
const MOST_KEPT = 5_000;

/** Day and night. */
export const ALWAYS: WorkTime = {
  between: (from, until) => Math.max(0, until - from),
  after: (from, ms) => from + ms,
};

const known = new WeakMap<WorkCalendar, WorkTime>();

/** The working time of a calendar that is whole: its time zone exists. An instant counts when the clock on the wall says a working hour. */
export function workTimeOf(calendar: WorkCalendar): WorkTime {
  const before = known.get(calendar);
  if (before !== undefined) return before;
  const made = createWorkTime(calendar);
  known.set(calendar, made);
  return made;
}

function createWorkTime({ timeZone, hours, holidays }: WorkCalendar): WorkTime {
  const offsetAt = offsetsOf(timeZone);
  const off = new Set(holidays.map(({ day }) => Date.parse(`${day}T00:00:00Z`) / DAY_MS));
  const perWeekday = Array.from({ length: 7 }, (_, index) =>
    hours
      .filter(({ weekday }) => weekday === index + 1)
      .map(({ from, to }) => ({ from: minutesOf(from) * MINUTE_MS, until: minutesOf(to) * MINUTE_MS })),
  );
  const days = new Map<number, readonly Span[]>();
  const dayOf = (at: number): number => Math.floor((at + offsetAt(at)) / DAY_MS);

  /** When people work on a day, counted from 1970-01-01. */
  function spansOf(day: number): readonly Span[] {
    const before = days.get(day);
    if (before !== undefined) return before;
    // 1970-01-01 was a Thursday.
    const own = off.has(day) ? [] : (perWeekday[(((day + 3) % 7) + 7) % 7] ?? []);
    const spans = own.length === 0 ? [] : onTheLine(own, day * DAY_MS, offsetAt);
    if (days.size >= MOST_KEPT) days.clear();
    days.set(day, spans);
    return spans;
  }

  return {
    between(from, until) {
      let sum = 0;
      if (until <= from) return sum;
      for (let day = dayOf(from), last = dayOf(until); day <= last; day++) {
        for (const span of spansOf(day)) {
          sum += Math.max(0, Math.min(span.until, until) - Math.max(span.from, from));
        }
      }
      return sum;
    },
    after(from, ms) {
      if (ms <= 0) return from;
      let left = ms;
      for (let day = dayOf(from), last = day + HORIZON; day <= last; day++) {
        for (const span of spansOf(day)) {
          const start = Math.max(span.from, from);
          const here = span.until - start;
          if (here >= left) return start + left;
          left -= Math.max(0, here);
        }
      }
      return undefined;
    },
  };
}

/** Where hours of the wall clock lie in time: in one piece, or in two on a day on which the clocks change. */
function onTheLine(hours: readonly Span[], midnight: number, offsetAt: (at: number) => number): Span[] {
  const [early, late] = [midnight - 15 * 3_600_000, midnight + 39 * 3_600_000];
  const [before, behind] = [offsetAt(early), offsetAt(late)];
  const change = before === behind ? late : changeBetween(early, late, offsetAt);
  const pieces = [
    { offset: before, from: -Infinity, until: before === behind ? Infinity : change },
    ...(before === behind ? [] : [{ offset: behind, from: change, until: Infinity }]),
  ];
  return pieces
    .flatMap((piece) =>
      hours.map(({ from, until }) => ({
        from: Math.max(piece.from, midnight + from - piece.offset),
        until: Math.min(piece.until, midnight + until - piece.offset),
      })),
    )
    .filter(({ from, until }) => from < until)
    .sort((a, b) => a.from - b.from);
}

/** The instant from which on the second offset holds, found by halving. */
function changeBetween(early: number, late: number, offsetAt: (at: number) => number): number {
  const first = offsetAt(early);
  let [before, behind] = [early, late];
  while (behind - before > 1) {
    const middle = Math.floor((before + behind) / 2);
    if (offsetAt(middle) === first) before = middle;
    else behind = middle;
  }
  return behind;
}

/** How far the clocks of a zone are ahead of UTC at an instant. */
function offsetsOf(timeZone: string): (at: number) => number {
  const numeric = 'numeric' as const;
  const format = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23' as const },
    ...{ year: numeric, month: numeric, day: numeric, hour: numeric, minute: numeric, second: numeric },
  });
  return (at) => {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
    const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
    return wall - Math.floor(at / 1_000) * 1_000;
  };
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
