import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { catchUpSqliteEvents, openSqliteEvents, rebuildSqliteEvents, type EventOptions } from './index.ts';
import { pathsOfLog } from './log-files.ts';

const NOW = 1_767_225_600_000;
const WINDOW = { from: NOW - 900_000, until: NOW + 900_000 };
const OPTIONS: EventOptions = { later: (flush) => flush(), clock: { now: () => NOW } };

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'handrail-counting-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'events.sqlite');
}

let made = 0;
const view = (visitorId: string) => ({
  event: {
    eventId: `${NOW.toString(16)
      .padStart(12, '0')
      .replace(/^(.{8})/, '$1-')}-7000-8000-${String((made += 1)).padStart(12, '0')}`,
    ...{ name: 'page.viewed', at: NOW, visitorId, sessionId: 's', page: { path: '/a' } },
  },
  at: NOW,
  receivedAt: NOW,
});

/** A store that never counts by itself, and is left as a process leaves it that is killed. */
const openUncounted = (path: string) => openSqliteEvents(path, { ...OPTIONS, settleLater: () => {} });

/** The last row that is counted in the newest file. */
function countedIn(path: string): number {
  const file = new DatabaseSync(pathsOfLog(path).at(-1) ?? '', { readOnly: true });
  const { until } = file.prepare('SELECT until FROM counted').get() ?? {};
  file.close();
  return Number(until);
}

test('rows that an ended process had not counted are counted at the next start, once', async () => {
  const path = makeFolder();
  await openUncounted(path).append('app', [view('ada'), view('ben'), view('ada')]);
  for (let start = 0; start < 2; start += 1) {
    const next = openSqliteEvents(path, OPTIONS);
    expect(await next.activePeople('app', [WINDOW])).toEqual([2]);
    expect(await next.topPages('app', WINDOW, 5)).toEqual([{ path: '/a', views: 3, people: 2 }]);
    await next.close();
  }
});

test('copies of files are caught up with, also when their book does not say so', async () => {
  for (const catchUp of [(path: string) => Promise.resolve(catchUpSqliteEvents(path)), rebuildSqliteEvents]) {
    const path = makeFolder();
    await openUncounted(path).append('app', [view('ada')]);
    const book = new DatabaseSync(path);
    book.exec('DELETE FROM behind');
    book.close();
    await catchUp(path);
    const store = openSqliteEvents(path, OPTIONS);
    expect(await store.activePeople('app', [WINDOW])).toEqual([1]);
    await store.close();
  }
});

test('rows that come after others were erased are counted', async () => {
  const path = makeFolder();
  const store = openSqliteEvents(path, OPTIONS);
  await store.append('app', [view('ada'), view('ben')]);
  await store.eraseVisitor('app', 'ben');
  await store.append('app', [view('cat'), view('cat')]);
  expect(await store.topPages('app', WINDOW, 5)).toEqual([{ path: '/a', views: 3, people: 2 }]);
  await store.close();
});

test('while nobody asks, many batches are counted together', async () => {
  const path = makeFolder();
  const settle: (() => void)[] = [];
  const store = openSqliteEvents(path, { ...OPTIONS, settleLater: (run) => settle.push(run) });
  onTestFinished(() => store.close());
  for (const visitor of ['ada', 'ben', 'cat']) await store.append('app', [view(visitor)]);
  expect(settle).toHaveLength(1);
  expect(countedIn(path)).toBe(0);
  settle[0]?.();
  await expect.poll(() => countedIn(path)).toBe(3);
});

test('a batch that comes while many rows are counted for a question is taken before the rest of them', async () => {
  const path = makeFolder();
  const store = openSqliteEvents(path, { clock: { now: () => NOW }, settleLater: () => {} });
  onTestFinished(() => store.close());
  await store.append(
    'app',
    Array.from({ length: 10_001 }, () => view('ada')),
  );
  const asked = store.activePeople('app', [WINDOW]);
  await store.append('app', [view('ben')]);
  expect(countedIn(path)).toBeLessThan(10_001);
  await asked;
  expect(countedIn(path)).toBeGreaterThanOrEqual(10_001);
});
