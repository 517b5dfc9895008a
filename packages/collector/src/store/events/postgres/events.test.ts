import { onTestFinished } from 'vitest';
import { describeWithPostgres, newSchema } from '../../../../test/postgres-database.ts';
import { agreementContract } from '../agreement.contract.ts';
import { eventStoreContract } from '../event-store.contract.ts';
import { openPostgresEvents } from './index.ts';

async function open() {
  const { url, schema } = await newSchema();
  const store = await openPostgresEvents(url, schema);
  onTestFinished(() => store.close());
  return store;
}

describeWithPostgres('postgres events', () => {
  eventStoreContract(open);
  agreementContract(open, 20);
});
