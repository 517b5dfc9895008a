import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import { agreementContract } from './agreement.contract.ts';
import { eventStoreContract } from './event-store.contract.ts';
import { nextId } from './made-events.contract.ts';
import { openMemoryEvents } from './memory/index.ts';
import { openSqliteEvents } from './sqlite/index.ts';
import { BOOK_MIGRATIONS } from './sqlite/schema.ts';

describe('sqlite events', () => {
  eventStoreContract(() => openSqliteEvents(':memory:'));
  agreementContract(() => openSqliteEvents(':memory:'));
});
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
  const first = openSqliteEvents(file, { later: () => {} });
  const queued = first.append('app', [record]);
  await first.close();
  expect(await queued).toEqual({ accepted: 1, duplicates: 0 });
  const second = openSqliteEvents(file, { later: (flush) => flush() });
  expect(await second.append('app', [record])).toEqual({ accepted: 0, duplicates: 1 });
  await second.close();
});

test('a file of the first release gets histories from its log', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'handrail-events-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'events.sqlite');
  const old = new DatabaseSync(file);
  old.exec(`${BOOK_MIGRATIONS[0] ?? ''};
    INSERT INTO app VALUES (1, 'app');
    INSERT INTO visitor VALUES (1, 1, 'ada', 1, NULL), (2, 1, 'anon', 0, 1);
    INSERT INTO word VALUES (1, 'guide.started'), (2, 'guide.completed'), (3, 'step.completed'), (4, 'g'), (5, 's1'), (6, '/');
    INSERT INTO event VALUES
      (1, x'01890a5dac96774b8cce000000000001', 1, 2, 's', 10, 10, 10, 6, NULL, 4, 1, NULL, NULL, 0),
      (1, x'01890a5dac96774b8cce000000000002', 1, 2, 's', 30, 30, 30, 6, NULL, 4, 1, NULL, NULL, 0),
      (1, x'01890a5dac96774b8cce000000000003', 3, 1, 's', 35, 35, 35, 6, NULL, 4, 1, 5, NULL, 0),
      (1, x'01890a5dac96774b8cce000000000004', 2, 1, 's', 40, 40, 40, 6, NULL, 4, 1, NULL, NULL, 0);
    PRAGMA user_version = 1;`);
  old.close();
  const store = openSqliteEvents(file, { later: (flush) => flush() });
  onTestFinished(() => store.close());
  expect(await store.history('app', 'ada')).toEqual([
    { guideId: 'g', startedAt: 30, completedAt: 40, stepIds: ['s1'] },
  ]);
  const window = { from: 0, until: 100 };
  expect((await store.guideTotals('app', ['g'], [window]))[0]).toMatchObject([
    { starts: 2, startedBy: 1, completedBy: 1 },
  ]);
});
