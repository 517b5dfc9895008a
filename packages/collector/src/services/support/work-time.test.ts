import type { WorkCalendar } from '@handrail/protocol';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ALWAYS, workTimeOf } from './work-time.ts';

const HOUR_MS = 3_600_000;
const at = (text: string): number => Date.parse(text);
const office = (timeZone: string, from = '09:00', to = '17:00'): WorkCalendar => ({
  timeZone,
  hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from, to })),
  holidays: [],
});
const daily = (timeZone: string, from: string, to: string): WorkCalendar => ({
  timeZone,
  hours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from, to })),
  holidays: [],
});

describe('worked by hand', () => {
  test('over a weekend on which summer time begins, eight hours from Friday noon end on Monday at noon', () => {
    // Berlin, 2026-03-27 is a Friday; clocks go forward on Sunday the 29th. Noon is 11:00 UTC on Friday, 10:00 on Monday.
    const { between, after } = workTimeOf(office('Europe/Berlin', '08:00', '16:00'));
    expect(after(at('2026-03-27T11:00Z'), 8 * HOUR_MS)).toBe(at('2026-03-30T10:00Z'));
    expect(between(at('2026-03-27T11:00Z'), at('2026-03-30T10:00Z'))).toBe(8 * HOUR_MS);
  });

  test('a night shift has an hour less when summer begins, and one more when it ends', () => {
    const { between } = workTimeOf(daily('Europe/Berlin', '00:00', '06:00'));
    const worked = (day: string) => between(at(`${day}T12:00Z`) - 24 * HOUR_MS, at(`${day}T12:00Z`)) / HOUR_MS;
    expect([worked('2026-03-28'), worked('2026-03-29'), worked('2026-10-25'), worked('2026-10-26')]).toEqual([
      ...[6, 5, 7, 6],
    ]);
  });

  test('hours within the hour that comes twice count both times, and those in the one that is left out never', () => {
    const { between } = workTimeOf(daily('America/New_York', '01:15', '01:45'));
    expect(between(at('2026-11-01T00:00Z'), at('2026-11-02T00:00Z'))).toBe(HOUR_MS);
    const spring = workTimeOf(daily('America/New_York', '02:00', '03:00'));
    expect(spring.between(at('2026-03-08T00:00Z'), at('2026-03-09T04:00Z'))).toBe(0);
  });

  test('a promise that falls on closing time ends there, and the next minute of it on the next working day', () => {
    const { after } = workTimeOf(office('Europe/Berlin'));
    // Friday the 19th of June, 15:00 in Berlin.
    expect(after(at('2026-06-19T13:00Z'), 2 * HOUR_MS)).toBe(at('2026-06-19T15:00Z'));
    expect(after(at('2026-06-19T13:00Z'), 2 * HOUR_MS + 60_000)).toBe(at('2026-06-22T07:01Z'));
  });

  test('nobody works on a holiday, at lunch, or before the day begins', () => {
    const calendar: WorkCalendar = {
      timeZone: 'Asia/Kathmandu',
      hours: [
        { weekday: 1, from: '09:00', to: '12:00' },
        { weekday: 1, from: '13:00', to: '24:00' },
      ],
      holidays: [{ day: '2026-06-15', name: 'A feast' }],
    };
    const { after, between } = workTimeOf(calendar);
    // Both are Mondays. Kathmandu is 5:45 ahead.
    expect(between(at('2026-06-14T18:15Z'), at('2026-06-15T18:15Z'))).toBe(0);
    expect(between(at('2026-06-21T18:15Z'), at('2026-06-22T18:15Z'))).toBe(14 * HOUR_MS);
    expect(after(at('2026-06-14T00:00Z'), 4 * HOUR_MS)).toBe(at('2026-06-22T08:15Z'));
  });

  test('where nobody ever works again there is no end', () => {
    const holidays = Array.from({ length: 400 }, (_, week) => ({
      day: new Date(at('2026-06-15T00:00Z') + week * 7 * 24 * HOUR_MS).toISOString().slice(0, 10),
    }));
    const { after } = workTimeOf({ timeZone: 'UTC', hours: [{ weekday: 1, from: '09:00', to: '10:00' }], holidays });
    expect(after(at('2026-06-15T00:00Z'), 60_000)).toBeUndefined();
    expect(ALWAYS.after(5, 10)).toBe(15);
  });
});

const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'America/Santiago', 'UTC'];
const calendars = fc
  .record({
    timeZone: fc.constantFrom(...ZONES),
    days: fc.array(
      fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 0, max: 47 }), fc.integer({ min: 1, max: 48 })),
      { minLength: 1, maxLength: 7 },
    ),
    holiday: fc.integer({ min: 0, max: 364 }),
  })
  .map(({ timeZone, days, holiday }): WorkCalendar => {
    const time = (half: number) => `${String(half >> 1).padStart(2, '0')}:${half % 2 ? '30' : '00'}`;
    const hours = new Map(
      days.flatMap(([weekday, from, length]) => {
        const to = Math.min(48, from + length);
        return [[weekday, { weekday, from: time(from), to: time(to) }] as const];
      }),
    );
    const day = new Date(at('2026-01-01T00:00Z') + holiday * 24 * HOUR_MS).toISOString().slice(0, 10);
    return { timeZone, hours: [...hours.values()], holidays: [{ day }] };
  });
const instants = fc.integer({ min: at('2026-01-01T00:00Z') / 60_000, max: at('2026-12-20T00:00Z') / 60_000 });

describe('for any calendar', () => {
  test('what passes is what the clock on the wall shows, minute by minute', () => {
    fc.assert(
      fc.property(calendars, instants, fc.integer({ min: 0, max: 2_880 }), (calendar, start, minutes) => {
        const onTheWall = new Intl.DateTimeFormat('sv-SE', {
          ...{ timeZone: calendar.timeZone, dateStyle: 'short', timeStyle: 'short' },
        });
        let worked = 0;
        for (let minute = start; minute < start + minutes; minute++) {
          const [day = '', time = ''] = onTheWall.format(minute * 60_000).split(' ');
          const weekday = new Date(`${day}T00:00Z`).getUTCDay() || 7;
          const off = calendar.holidays.some((one) => one.day === day);
          const isOpen = calendar.hours.some((one) => one.weekday === weekday && one.from <= time && time < one.to);
          if (isOpen && !off) worked++;
        }
        const { between } = workTimeOf(calendar);
        expect(between(start * 60_000, (start + minutes) * 60_000)).toBe(worked * 60_000);
      }),
      { numRuns: 60 },
    );
  });

  test('the end of a promise is the first instant by which its time has passed', () => {
    fc.assert(
      fc.property(calendars, instants, fc.integer({ min: 1, max: 200 * HOUR_MS }), (calendar, start, ms) => {
        const { between, after } = workTimeOf(calendar);
        const end = after(start * 60_000, ms);
        if (end === undefined) return;
        expect(between(start * 60_000, end)).toBe(ms);
        expect(between(start * 60_000, end - 1)).toBe(ms - 1);
      }),
    );
  });

  test('time that passes in parts is time that passes at once', () => {
    fc.assert(
      fc.property(calendars, fc.array(instants, { minLength: 3, maxLength: 3 }), (calendar, some) => {
        const [a = 0, b = 0, c = 0] = some.toSorted((one, other) => one - other).map((minute) => minute * 60_000);
        const { between } = workTimeOf(calendar);
        expect(between(a, b) + between(b, c)).toBe(between(a, c));
      }),
    );
  });
});
