import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inDayPart } from './clock.ts';

const minute = fc.integer({ min: 0, max: 1439 });
const text = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

test('a part of the day and the part from its end to its beginning share no minute and leave none out', () => {
  fc.assert(
    fc.property(minute, minute, minute, (one, other, minutes) => {
      fc.pre(one !== other);
      const clock = { minutes, weekday: 1 };
      const inside = inDayPart({ from: text(one), to: text(other) }, clock);
      expect(inDayPart({ from: text(other), to: text(one) }, clock)).toBe(!inside);
    }),
  );
});

test('it begins with its first minute and ends before its last, over midnight too', () => {
  const night = (minutes: number) => inDayPart({ from: '20:30', to: '07:15' }, { minutes, weekday: 7 });
  expect([1229, 1230, 1439, 0, 434, 435].map(night)).toEqual([false, true, true, true, true, false]);
});

test('with one end only it reaches to midnight', () => {
  const at = (minutes: number) => ({ minutes, weekday: 1 });
  expect([inDayPart({ from: '12:00' }, at(1439)), inDayPart({ from: '12:00' }, at(0))]).toEqual([true, false]);
  expect([inDayPart({ to: '12:00' }, at(0)), inDayPart({ to: '12:00' }, at(720))]).toEqual([true, false]);
});
