import { afterAll } from 'vitest';
import { describeWithPostgres, makeDatabase } from '../../packages/collector/test/postgres-database.ts';
import { runCollectorWith, SECRET_KEY } from './collector-process.ts';
import { tryEverything } from './edge-input.ts';

// The edge is the same; what PostgreSQL takes and refuses in texts and numbers is not.
describeWithPostgres('with PostgreSQL', () => {
  let drop = (): Promise<void> => Promise.resolve();
  afterAll(() => drop());
  tryEverything(2, async () => {
    const database = await makeDatabase();
    drop = database.drop;
    return runCollectorWith({ HANDRAIL_DATABASE_URL: database.url, HANDRAIL_SECRET_KEYS: SECRET_KEY });
  });
});
