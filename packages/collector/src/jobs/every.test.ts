import { expect, onTestFinished, test } from 'vitest';
import { createJobs } from './every.ts';

test('a job that fails grows old, and one that ends well is as old as its last end', async () => {
  const clock = { time: 1_000, now: () => clock.time };
  const jobs = createJobs(clock);
  const told: unknown[] = [];
  const ended = Promise.withResolvers<true>();
  const never = Promise.resolve().then(() => (clock.time = 61_000));
  const good = jobs.every(
    'good',
    5_000,
    () => never,
    () => {},
  );
  const bad = jobs.every(
    'bad',
    5_000,
    () => Promise.reject(new Error('no')),
    (error) => {
      told.push(error);
      ended.resolve(true);
    },
  );
  onTestFinished(() => Promise.all([good(), bad()]).then(() => {}));
  await ended.promise;
  await good();
  expect(told).toEqual([new Error('no')]);
  expect(jobs.ages()).toEqual([
    { job: 'good', everyMs: 5_000, ageMs: 0 },
    { job: 'bad', everyMs: 5_000, ageMs: 60_000 },
  ]);
});
