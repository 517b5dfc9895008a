import { expect, test } from 'vitest';
import type { Answer } from './api.ts';
import type { Clock, Visibility } from './clock.ts';
import { nextDelayMs, startLive, type Live } from './live.ts';

/** Time that passes when told, a page that is seen when told, and answers handed out in order. */
function stage(answers: Answer<{ n: number }>[], from?: Live<{ n: number }>) {
  const waiting = new Map<object, { ms: number; run: () => void }>();
  const listeners = new Set<() => void>();
  const told: Live<{ n: number }>[] = [];
  let seen = true;
  let asked = 0;
  const clock: Clock = {
    now: () => 1_000,
    after: (ms, run) => {
      const key = {};
      waiting.set(key, { ms, run });
      return () => void waiting.delete(key);
    },
  };
  const visibility: Visibility = {
    visible: () => seen,
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  const load = () => Promise.resolve(answers[asked++] ?? { failure: { kind: 'away' as const } });
  const live = startLive({ load, tell: (state) => void told.push(state), clock, visibility, ...(from && { from }) });
  return {
    live,
    told,
    asked: () => asked,
    delays: () => [...waiting.values()].map(({ ms }) => ms),
    listeners,
    settle: async () => {
      for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    },
    passTime: () => {
      const due = [...waiting];
      for (const [key, { run }] of due) {
        waiting.delete(key);
        run();
      }
    },
    show: (visible: boolean) => {
      seen = visible;
      for (const listener of listeners) listener();
    },
  };
}

test('it asks at once and every 3 seconds', async () => {
  const page = stage([{ value: { n: 1 } }, { value: { n: 2 } }]);
  await page.settle();
  expect(page.told).toEqual([{ value: { n: 1 }, at: 1_000 }]);
  expect(page.delays()).toEqual([3_000]);
  page.passTime();
  await page.settle();
  expect(page.told.at(-1)?.value).toEqual({ n: 2 });
});

test('an answer that says the same again is the same object, so nothing is drawn anew', async () => {
  const page = stage([{ value: { n: 1 } }, { value: { n: 1 } }]);
  await page.settle();
  page.passTime();
  await page.settle();
  expect(page.told[1]?.value).toBe(page.told[0]?.value);
});

test('nobody looking, nobody asking; at the first look it asks at once', async () => {
  const page = stage([{ value: { n: 1 } }, { value: { n: 2 } }]);
  await page.settle();
  page.show(false);
  expect(page.delays()).toEqual([]);
  expect(page.asked()).toBe(1);
  page.show(true);
  await page.settle();
  expect(page.asked()).toBe(2);
});

test('an answer that comes while hidden starts no timer', async () => {
  const page = stage([{ value: { n: 1 } }]);
  page.show(false);
  await page.settle();
  expect(page.told).toHaveLength(1);
  expect(page.delays()).toEqual([]);
});

test('a failure keeps the last numbers, says so and slows down; a success restores the pace', async () => {
  const away: Answer<{ n: number }> = { failure: { kind: 'away' } };
  const page = stage([{ value: { n: 1 } }, away, away, { value: { n: 2 } }]);
  await page.settle();
  page.passTime();
  await page.settle();
  expect(page.told.at(-1)).toEqual({ value: { n: 1 }, at: 1_000, failure: { kind: 'away' }, retryMs: 6_000 });
  page.passTime();
  await page.settle();
  expect(page.delays()).toEqual([12_000]);
  page.live.now();
  await page.settle();
  expect(page.told.at(-1)).toEqual({ value: { n: 2 }, at: 1_000 });
  expect(page.delays()).toEqual([3_000]);
});

test('after the stop nothing is told, waited for or listened to', async () => {
  const page = stage([{ value: { n: 1 } }]);
  page.live.stop();
  await page.settle();
  expect(page.told).toEqual([]);
  expect(page.delays()).toEqual([]);
  expect(page.listeners.size).toBe(0);
});

test('the pause never grows past a minute', () => {
  expect([0, 1, 2, 3, 4, 5, 50].map((failures) => nextDelayMs(failures))).toEqual([
    3_000, 6_000, 12_000, 24_000, 48_000, 60_000, 60_000,
  ]);
});

test('what was answered to the question before is not shown under one that is refused', async () => {
  const failure = { kind: 'not-found' as const };
  const { told, settle, passTime } = stage([{ failure }, { value: { n: 2 } }, { failure }], { value: { n: 1 }, at: 1 });
  for (let turn = 0; turn < 3; turn += 1) {
    await settle();
    passTime();
  }
  expect(told.map(({ value }) => value)).toEqual([undefined, { n: 2 }, { n: 2 }]);
});
