import fc from 'fast-check';
import { expect, test } from 'vitest';
import { correctTime, OLDEST_MS } from './correct-time.ts';

const NOW = 1_767_225_600_000;
const MINUTE = 60_000;
const DAY = 86_400_000;
const YEARS = 3_650 * DAY;

test.each([
  ['a clock that is right', { at: NOW - 5_000 }, NOW, { at: NOW - 5_000 }],
  ['a clock a day behind', { at: NOW - DAY - 5_000 }, NOW - DAY, { at: NOW - 5_000 }],
  ['a clock ten years ahead', { at: NOW + YEARS - 5_000 }, NOW + YEARS, { at: NOW - 5_000 }],
  ['a clock at the beginning of time', { at: 0 }, 5_000, { at: NOW - 5_000 }],
  ['a clock set ahead since', { at: NOW - 5_000, ageMs: 5_000 }, NOW + YEARS, { at: NOW - 5_000 }],
  ['a clock set back since', { at: NOW - 5_000, ageMs: 5_000 }, NOW - DAY, { at: NOW - 5_000 }],
  ['a page that was offline for a week', { at: NOW - 7 * DAY }, NOW, { at: NOW - 7 * DAY }],
  ['a little ahead of the request', { at: NOW + MINUTE }, NOW, { at: NOW }],
  ['far ahead of the request', { at: NOW + DAY }, NOW, { at: NOW, clamped: true }],
  ['set ahead between two pages', { at: NOW - MINUTE }, NOW + YEARS, { at: NOW - MINUTE, clamped: true }],
  ['set right between two pages', { at: NOW + YEARS }, NOW, { at: NOW, clamped: true }],
  ['too old', { at: NOW - 40 * DAY }, NOW, { at: NOW - OLDEST_MS, clamped: true }],
  ['an age that cannot be', { at: NOW - MINUTE, ageMs: 31 * DAY }, NOW, { at: NOW - MINUTE, clamped: true }],
])('%s', (_, event, sentAt, corrected) => expect(correctTime(event, sentAt, NOW)).toEqual(corrected));

test('whatever clocks say, nothing happened after it was received, or more than a month before', () => {
  const instant = fc.oneof(fc.maxSafeNat(), fc.integer({ min: NOW - YEARS, max: NOW + YEARS }));
  fc.assert(
    fc.property(instant, instant, fc.option(fc.nat(OLDEST_MS), { nil: undefined }), (at, sentAt, ageMs) => {
      const corrected = correctTime({ at, ...(ageMs !== undefined && { ageMs }) }, sentAt, NOW);
      expect(corrected.at).toBeLessThanOrEqual(NOW);
      expect(corrected.at).toBeGreaterThanOrEqual(NOW - OLDEST_MS);
      if (ageMs !== undefined) expect(corrected).toEqual({ at: NOW - ageMs });
    }),
  );
});
