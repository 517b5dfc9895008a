import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openSqliteEvents } from './index.ts';

const NOW = 1_767_225_600_000;
const YEARS = 10 * 365 * 86_400_000;

/** An event whose id may say another time than it has: it lies in the file of that. */
function viewed(path: string, madeAt: number, at = NOW) {
  const time = madeAt.toString(16).padStart(12, '0');
  const eventId = `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-00000000000${path.length}`;
  const common = { name: 'page.viewed' as const, at, visitorId: 'ada', sessionId: 's' };
  return { event: { eventId, ...common, page: { path } }, at, receivedAt: NOW };
}

function openStore() {
  const folder = mkdtempSync(join(tmpdir(), 'handrail-rows-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const store = openSqliteEvents(join(folder, 'events.sqlite'), { clock: { now: () => NOW } });
  onTestFinished(() => store.close());
  return store;
}

test('of events at one instant in different files the ids decide, as they do in one file', async () => {
  const store = openStore();
  await store.append('app', [viewed('/later', NOW + YEARS), viewed('/first', NOW)]);
  const window = { from: NOW, until: NOW + 1 };
  const steps = [{ path: '/first' }, { path: '/later' }];
  expect(await store.funnel('app', steps, { window })).toEqual([{ people: [1, 1] }]);
  expect(await store.funnel('app', steps.toReversed(), { window })).toEqual([{ people: [1, 0] }]);
  const move = { from: '/first', to: '/later', people: 1, times: 1 };
  expect(await store.paths('app', { window, limit: 9 })).toEqual([move]);
  const walked = await store.walks('app', { window, at: { path: '/first' }, way: 'after', steps: 1, limit: 9 });
  expect(walked.rows).toEqual([{ step: 1, from: null, to: '/later', people: 1, times: 1 }]);
});

test('a funnel is in the order of time, also where one file has what lies between the events of another', async () => {
  const store = openStore();
  const [before, between, after] = [NOW - 3_000, NOW - 2_000, NOW - 1_000];
  await store.append('app', [
    viewed('/start', NOW, before),
    viewed('/last', NOW, after),
    viewed('/between', NOW + YEARS, between),
  ]);
  const reached = async (...paths: string[]) => {
    const [row] = await store.funnel(
      'app',
      paths.map((path) => ({ path })),
      { window: { from: before, until: NOW } },
    );
    return row?.people;
  };
  expect(await reached('/start', '/between', '/last')).toEqual([1, 1, 1]);
  expect(await reached('/last', '/between')).toEqual([1, 0]);
  expect(await reached('/between', '/start')).toEqual([1, 0]);
});
