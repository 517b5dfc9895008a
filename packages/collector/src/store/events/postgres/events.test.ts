import { onTestFinished } from 'vitest';
import { describeWithPostgres, newSchema } from '../../../../test/postgres-database.ts';
import { eventStoreContract } from '../event-store.contract.ts';
import { openPostgresEvents } from './index.ts';

async function open(place?: { url: string; schema: string }) {
  const { url, schema } = place ?? (await newSchema());
  const store = await openPostgresEvents(url, schema);
  onTestFinished(() => store.close());
  return store;
}

describeWithPostgres('postgres events', () => eventStoreContract(open));
