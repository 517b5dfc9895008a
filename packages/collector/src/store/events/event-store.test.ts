import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { eventStoreContract, nextId } from './event-store.contract.ts';
import { openMemoryEvents } from './memory/index.ts';
import { openSqliteEvents } from './sqlite/index.ts';

describe('sqlite events', () => eventStoreContract(() => openSqliteEvents(':memory:')));
describe('memory events', () => eventStoreContract(openMemoryEvents));

test('events in a file are there after it was closed and opened again, and what was queued is written at the end', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'handrail-events-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'events.sqlite');
  const record = {
    event: { eventId: nextId(), name: 'saved', at: 1, visitorId: 'v', sessionId: 's', page: { path: '/' } },
    at: 1,
    receivedAt: 1,
  };
  const first = openSqliteEvents(file, () => {});
  const queued = first.append('app', [record]);
  await first.close();
  expect(await queued).toEqual({ accepted: 1, duplicates: 0 });
  const second = openSqliteEvents(file, (flush) => flush());
  expect(await second.append('app', [record])).toEqual({ accepted: 0, duplicates: 1 });
  await second.close();
});
