import pg from 'pg';
import { POSTGRES_LIMITS as LIMITS } from '../../postgres-limits.ts';
import { readServerAddress } from './server-address.ts';

/** What can be known of a database without changing it. */
export interface InspectedServer {
  /** For people: without user and password. */
  shown: string;
  now: number;
  bytes: number;
  /** Settings under which a commit that was acknowledged can be lost. */
  unsafe: string[];
  /** How many migrations a schema has; undefined when it is not there. */
  versions: Record<string, number | undefined>;
}

/** Asks a server over a connection of its own. Throws what the network, the server or the library says. */
export async function inspectServer(url: string, schemas: readonly string[]): Promise<InspectedServer> {
  const { shown, options } = readServerAddress(url);
  const client = new pg.Client({
    ...{ ...options, application_name: 'handrail doctor', connectionTimeoutMillis: LIMITS.connectMs },
    ...{ statement_timeout: LIMITS.statementMs, query_timeout: LIMITS.statementMs },
  });
  // A server that goes away meanwhile is told by the question that was under way.
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query<{ now: string; bytes: string; fsync: string; full_page_writes: string }>(
      `SELECT extract(epoch FROM clock_timestamp()) * 1000 AS now, pg_database_size(current_database()) AS bytes,
              current_setting('fsync') AS fsync, current_setting('full_page_writes') AS full_page_writes`,
    );
    const [row] = rows;
    if (row === undefined) throw new Error('the server answers with nothing');
    const versions: InspectedServer['versions'] = {};
    for (const schema of schemas) versions[schema] = await versionOf(client, schema);
    const unsafe = (['fsync', 'full_page_writes'] as const).filter((name) => row[name] === 'off');
    return { shown, now: Number(row.now), bytes: Number(row.bytes), unsafe, versions };
  } finally {
    await client.end();
  }
}

async function versionOf(client: pg.Client, schema: string): Promise<number | undefined> {
  const found = `SELECT FROM pg_catalog.pg_tables WHERE schemaname = $1 AND tablename = 'schema_version'`;
  if ((await client.query(found, [schema])).rowCount === 0) return undefined;
  const table = `${client.escapeIdentifier(schema)}.schema_version`;
  const { rows } = await client.query<{ version: number }>(`SELECT version FROM ${table}`);
  return rows[0]?.version;
}
