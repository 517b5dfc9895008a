import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openSqliteEvents } from './index.ts';

const NOW = 1_767_225_600_000;
const YEARS = 10 * 365 * 86_400_000;

/** An event whose id says another time than it has: it lies in the file of that. */
function viewed(path: string, madeAt: number) {
  const time = madeAt.toString(16).padStart(12, '0');
  const eventId = `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-00000000000${path.length}`;
  const common = { name: 'page.viewed' as const, at: NOW, visitorId: 'ada', sessionId: 's' };
  return { event: { eventId, ...common, page: { path } }, at: NOW, receivedAt: NOW };
}

test('of events at one instant in different files the ids decide, as they do in one file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'handrail-rows-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const store = openSqliteEvents(join(folder, 'events.sqlite'), { clock: { now: () => NOW } });
  onTestFinished(() => store.close());
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
