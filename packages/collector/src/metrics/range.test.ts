import { expect, test } from 'vitest';
import { createCalendar } from './calendar.ts';
import { daysOf, readRange, windowOf } from './range.ts';

const calendar = createCalendar('Europe/Berlin');
// In Berlin it is the 16th already.
const now = Date.parse('2026-03-15T23:30:00Z');
const read = (from: string | null, to: string | null) => readRange({ from, to }, calendar, now);

test('without a range it is the last four weeks up to today, by the calendar of the workspace', () => {
  expect(read(null, null)).toEqual({ range: { from: '2026-02-17', to: '2026-03-16', timeZone: 'Europe/Berlin' } });
  expect(read('2026-03-10', null)).toMatchObject({ range: { from: '2026-03-10', to: '2026-03-16' } });
});

test.each([
  ['2026-02-30', '2026-03-01', 'from'],
  ['2026-03-01', 'today', 'to'],
  ['2026-03-02', '2026-03-01', 'from'],
  ['2020-01-01', '2026-03-01', 'from'],
])('from %s to %s is refused for its %s', (from, to, path) => {
  expect(read(from, to)).toEqual({ mistake: { path, message: expect.any(String) } });
});

test('both days of a range belong to it, and a range over a change of clocks loses none', () => {
  const range = { from: '2026-03-28', to: '2026-03-30', timeZone: 'Europe/Berlin' };
  expect(daysOf(range)).toEqual(['2026-03-28', '2026-03-29', '2026-03-30']);
  expect(windowOf(range, calendar)).toEqual({
    from: Date.parse('2026-03-27T23:00:00Z'),
    until: Date.parse('2026-03-30T22:00:00Z'),
  });
});
