import { describeWithPostgres, newSchema } from '../../test/postgres-database.ts';
import { openPostgresEvents } from '../store/events/postgres/index.ts';
import { openPostgresRecords } from '../store/records/postgres/index.ts';
import { truthContract } from './truth.contract.ts';

describeWithPostgres('on PostgreSQL', () =>
  truthContract(async () => {
    const { url, schema } = await newSchema();
    return {
      records: await openPostgresRecords(url, `${schema}_records`),
      events: await openPostgresEvents(url, schema),
    };
  }),
);
