import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { eventStoreContract } from '../../packages/collector/src/store/events/event-store.contract.ts';
import { record } from '../../packages/collector/src/store/events/made-events.contract.ts';
import { openPostgresEvents } from '../../packages/collector/src/store/events/postgres/index.ts';
import { askDatabase, describeWithPostgres } from '../../packages/collector/test/postgres-database.ts';
import { OWNER, PASSWORD, startPostgres, type PostgresServer } from '../../packages/collector/test/postgres-server.ts';

/** What grows with events, and is keyed by the visitor; words, visitors and traits stay in one place, as Citus keeps them in each. */
const SPREAD = ['event', 'activity', 'guide_history', 'step_history'];
const ALL = [...SPREAD, 'visitor', 'trait', 'word', 'forgotten', 'past'];
const SCHEMA = 'handrail_events';

/** Puts a table onto other servers, by the visitor's hash: what `create_distributed_table` does where Citus is there. */
const spread = (table: string, servers: readonly string[]): string[] => [
  `ALTER TABLE ${table} RENAME TO ${table}_here`,
  `CREATE TABLE ${table} (LIKE ${table}_here) PARTITION BY HASH (visitor)`,
  ...servers.map(
    (server, place) =>
      `CREATE FOREIGN TABLE ${table}_${server} PARTITION OF ${table}
       FOR VALUES WITH (MODULUS ${servers.length}, REMAINDER ${place})
       SERVER ${server} OPTIONS (schema_name '${SCHEMA}', table_name '${table}')`,
  ),
  `DROP TABLE ${table}_here`,
];

const addServer = (name: string, port: number): string[] => [
  `CREATE SERVER ${name} FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '127.0.0.1', port '${port}', dbname 'postgres')`,
  `CREATE USER MAPPING FOR CURRENT_USER SERVER ${name} OPTIONS (user '${OWNER}', password '${PASSWORD}')`,
];

describeWithPostgres('a log that is spread over three servers by the visitor', () => {
  const servers: PostgresServer[] = [];
  let url = '';

  beforeAll(async () => {
    servers.push(...(await Promise.all(Array.from({ length: 4 }, () => startPostgres()))));
    for (const server of servers) await (await openPostgresEvents(server.url('postgres'))).close();
    const [front, ...parts] = servers;
    url = front?.url('postgres') ?? '';
    const names = parts.map((_, place) => `part${place}`);
    const statements = [
      'CREATE EXTENSION postgres_fdw',
      `SET search_path = ${SCHEMA}`,
      ...parts.flatMap(({ port }, place) => addServer(names[place] ?? '', port)),
      ...SPREAD.flatMap((table) => spread(table, names)),
    ];
    await askDatabase(url, statements.join(';\n'));
  }, 120_000);
  afterAll(() => Promise.all(servers.map((server) => server.stop())));

  async function open() {
    await askDatabase(url, `TRUNCATE ${ALL.map((table) => `${SCHEMA}.${table}`).join(', ')}`);
    const store = await openPostgresEvents(url);
    onTestFinished(() => store.close());
    return store;
  }

  eventStoreContract(open);

  test('each event is on one server, once, whichever of two collectors it came to, and however often', async () => {
    const stores = [await open(), await openPostgresEvents(url)];
    onTestFinished(() => stores[1]?.close());
    const batches = Array.from({ length: 10 }, () =>
      Array.from({ length: 60 }, () => record(`v-${randomBytes(1).toString('hex')}`, 'page.viewed', 1)),
    );
    await Promise.all(batches.flatMap((batch) => stores.map((store) => store.append('app', batch))));
    const parts = await Promise.all(
      servers
        .slice(1)
        .map((server) => askDatabase(server.url('postgres'), `SELECT event_id, visitor FROM ${SCHEMA}.event`)),
    );
    const ids = parts.flat().map((row) => String(row['event_id']));
    expect(ids.sort()).toEqual(
      batches
        .flat()
        .map(({ event }) => event.eventId)
        .sort(),
    );
    for (const part of parts) expect(part.length).toBeGreaterThan(0);
    const visitors = parts.map((part) => new Set(part.map((row) => row['visitor'])));
    expect(visitors.reduce((sum, { size }) => sum + size, 0)).toBe(new Set(visitors.flatMap((one) => [...one])).size);
  });
});
