import { expect, test } from 'vitest';
import { openMemoryRecords } from '../store/records/memory/index.ts';
import { deliver, judgeTry, type Outcome } from './deliver.ts';

const HOUR_MS = 3_600_000;

function setUp() {
  const { deliveries } = openMemoryRecords();
  const clock = { time: 1_000, now: () => clock.time };
  const add = (deliveryId: string) =>
    deliveries.add({ deliveryId, kind: 'webhook', target: 'hook', content: '{}', createdAt: clock.time });
  const run = (answer: Outcome) =>
    deliver('webhook', { deliveries, clock, random: () => 0.5 }, () => Promise.resolve(answer));
  return { deliveries, clock, add, run };
}

test('what cannot be taken is tried again for three days, each time later, and then given up', async () => {
  const { deliveries, clock, add, run } = setUp();
  await add('a');
  const tries: number[] = [];
  for (let turn = 0; turn < 20; turn++) {
    const found = await deliveries.find('a');
    if (found?.state !== 'waiting') break;
    clock.time = found.at;
    tries.push(clock.time);
    await run({ failed: 'later', outcome: '503' });
  }
  const gaps = tries.slice(1).map((at, index) => at - (tries[index] ?? 0));
  expect(gaps).toEqual(gaps.toSorted((a, b) => a - b));
  expect((tries.at(-1) ?? 0) - (tries[0] ?? 0)).toBeGreaterThan(72 * HOUR_MS);
  expect(await deliveries.find('a')).toMatchObject({ state: 'failed', outcome: '503', attempts: tries.length });
  expect(await run({ sent: true, outcome: '200' })).toBe(0);
});

test('what was refused for good is tried once, what was taken is sent', async () => {
  const { deliveries, add, run } = setUp();
  await add('a');
  await run({ failed: 'never', outcome: '410' });
  expect(await deliveries.find('a')).toMatchObject({ state: 'failed', attempts: 1 });
  await add('b');
  await run({ sent: true, outcome: '204' });
  expect(await deliveries.find('b')).toMatchObject({ state: 'sent', outcome: '204', attempts: 1 });
});

test('chance moves the next try by a tenth at most', () => {
  const next = (random: number) => judgeTry(1, { failed: 'later', outcome: '' }, 0, () => random).at;
  expect([next(0), next(0.5), next(1)]).toEqual([0.9 * next(0.5), next(0.5), Math.round(1.1 * next(0.5))]);
});
