import { expect, test } from 'vitest';
import { createBuckets } from './buckets.ts';

function setUp(burst: number, perSecond: number) {
  const clock = { time: 1_000, now: () => clock.time };
  return { clock, buckets: createBuckets({ burst, perSecond }, clock) };
}

test('so many at once, then one whenever a token has come; the wait is told', () => {
  const { clock, buckets } = setUp(2, 0.5);
  expect([buckets.take('a'), buckets.take('a'), buckets.take('a')]).toEqual([0, 0, 2_000]);
  clock.time += 1_999;
  expect(buckets.take('a')).toBeGreaterThan(0);
  clock.time += 1;
  expect(buckets.take('a')).toBe(0);
  clock.time += 1_000_000;
  expect([buckets.take('a'), buckets.take('a'), buckets.take('a')]).toEqual([0, 0, 2_000]);
});

test('each name has a bucket of its own, and asking in vain costs nothing', () => {
  const { clock, buckets } = setUp(1, 1);
  expect([buckets.take('a'), buckets.take('b'), buckets.take('a')]).toEqual([0, 0, 1_000]);
  for (let count = 0; count < 100; count += 1) buckets.take('a');
  clock.time += 1_000;
  expect(buckets.take('a')).toBe(0);
});

test('more than a bucket holds goes when it is full, and is paid back afterwards', () => {
  const { clock, buckets } = setUp(10, 1);
  expect(buckets.take('a', 30)).toBe(0);
  expect(buckets.take('a', 1)).toBe(21_000);
  clock.time += 21_000;
  expect(buckets.take('a', 1)).toBe(0);
});

test('a clock that goes back gives nothing and takes nothing', () => {
  const { clock, buckets } = setUp(2, 1);
  buckets.take('a');
  clock.time -= 500;
  expect([buckets.take('a'), buckets.take('a') > 0]).toEqual([0, true]);
});

test('a flood of names does not fill the memory', () => {
  const { buckets } = setUp(1, 0.001);
  for (let name = 0; name < 60_000; name += 1) expect(buckets.take(`name ${name}`)).toBe(0);
  expect(buckets.take('name 59999')).toBeGreaterThan(0);
});
