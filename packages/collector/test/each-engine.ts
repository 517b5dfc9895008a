import { describe, onTestFinished } from 'vitest';
import type { Stores } from '../src/services/stores.ts';
import { openMemoryEvents } from '../src/store/events/memory/index.ts';
import { openPostgresEvents } from '../src/store/events/postgres/index.ts';
import { openSqliteEvents } from '../src/store/events/sqlite/index.ts';
import { openMemoryRecords } from '../src/store/records/memory/index.ts';
import { openPostgresRecords } from '../src/store/records/postgres/index.ts';
import { openSqliteRecords } from '../src/store/records/sqlite/index.ts';
import { describeWithPostgres, newSchema } from './postgres-database.ts';

function closing(stores: Stores): Stores {
  onTestFinished(async () => {
    await stores.events.close();
    await stores.records.close();
  });
  return stores;
}

async function openPostgres(): Promise<Stores> {
  const [events, records] = [await newSchema(), await newSchema()];
  return closing({
    events: await openPostgresEvents(events.url, events.schema),
    records: await openPostgresRecords(records.url, records.schema),
  });
}

/** Holds a contract about events and records together against all engines. */
export function onEachEngine(contract: (open: () => Promise<Stores>) => void): void {
  describe('in memory', () =>
    contract(() => Promise.resolve(closing({ events: openMemoryEvents(), records: openMemoryRecords() }))));
  describe('in SQLite', () =>
    contract(() =>
      Promise.resolve(closing({ events: openSqliteEvents(':memory:'), records: openSqliteRecords(':memory:') })),
    ));
  describeWithPostgres('in PostgreSQL', () => contract(openPostgres));
}
