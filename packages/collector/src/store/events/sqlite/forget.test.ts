import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { EventRecord } from '../event-store.ts';
import { openSqliteEvents } from './index.ts';
import { pathsOfLog } from './log-files.ts';

const DAY = 86_400_000;
const START = 1_767_225_600_000;

function setUp() {
  const folder = mkdtempSync(join(tmpdir(), 'handrail-forget-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'events.sqlite');
  const clock = { time: START, now: () => clock.time };
  const open = () => openSqliteEvents(path, { later: (flush) => flush(), clock });
  return { clock, open, weeks: () => pathsOfLog(path).filter((file) => file.includes('week-')).length };
}

let made = 0;
/** An event by a clock that tells this time. */
function saved(saidAt: number, more: Partial<EventRecord> = {}): EventRecord {
  const time = saidAt.toString(16).padStart(12, '0');
  const eventId = `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${String((made += 1)).padStart(12, '0')}`;
  const event = { eventId, name: 'saved', at: saidAt, visitorId: 'ada', sessionId: 's', page: { path: '/' } };
  return { event, at: saidAt, receivedAt: saidAt, ...more };
}

test('an event that comes again once the file of its week is gone is not counted again, also after another start', async () => {
  const { clock, open, weeks } = setUp();
  const first = saved(START);
  const store = open();
  await store.append('app', [first]);
  clock.time = START + 10 * DAY;
  expect(await store.forget('app', 'custom', START + 3 * DAY)).toBe(1);
  expect(weeks()).toBe(1);
  clock.time = START + 50 * DAY;
  await store.forget('app', 'custom', START + 43 * DAY);
  expect(weeks()).toBe(0);
  // What is so old is put at the nearest instant that can be, which is not forgotten.
  const receivedAt = clock.time;
  const late = { ...first, receivedAt, at: receivedAt - 5 * DAY, clamped: true } as const;
  expect(await store.append('app', [late])).toEqual({ accepted: 0, duplicates: 1 });
  await store.close();
  const next = open();
  expect(await next.append('app', [late])).toEqual({ accepted: 0, duplicates: 1 });
  // The clock of this one is behind, all the time: it has not been here.
  const behind = saved(START, { at: receivedAt, receivedAt });
  expect(await next.append('app', [behind])).toEqual({ accepted: 1, duplicates: 0 });
  expect(await next.count('app')).toEqual({ stored: 1, distinct: 1 });
  await next.close();
});
