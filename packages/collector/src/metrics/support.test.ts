import { describe, onTestFinished } from 'vitest';
import { describeWithPostgres, newSchema } from '../../test/postgres-database.ts';
import type { Stores } from '../services/stores.ts';
import { openMemoryEvents } from '../store/events/memory/index.ts';
import { openPostgresEvents } from '../store/events/postgres/index.ts';
import { openSqliteEvents } from '../store/events/sqlite/index.ts';
import { openMemoryRecords } from '../store/records/memory/index.ts';
import { openPostgresRecords } from '../store/records/postgres/index.ts';
import { openSqliteRecords } from '../store/records/sqlite/index.ts';
import { supportMetricsContract } from './support.contract.ts';

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

describe('in memory', () =>
  supportMetricsContract(() => Promise.resolve(closing({ events: openMemoryEvents(), records: openMemoryRecords() }))));
describe('in SQLite', () =>
  supportMetricsContract(() =>
    Promise.resolve(closing({ events: openSqliteEvents(':memory:'), records: openSqliteRecords(':memory:') })),
  ));
describeWithPostgres('in PostgreSQL', () => supportMetricsContract(openPostgres));
