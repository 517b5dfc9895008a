import pg from 'pg';
import { POSTGRES_LIMITS as LIMITS } from '../../postgres-limits.ts';
import { StartError } from '../../start-error.ts';
import { migrate } from './migrate.ts';
import { readServerAddress, type ServerAddress } from './server-address.ts';

export interface PoolOptions {
  url: string;
  /** Where the tables of one store are, apart from whatever else the database holds. */
  schema: string;
  migrations: readonly string[];
  connections?: number;
  /** A statement for each new connection, once the schema is there. */
  prepare?: string;
}

/** Connections to a database whose schema is up to date. Throws a `StartError` when it cannot be used. */
export async function openPool({ url, schema, migrations, connections, prepare }: PoolOptions): Promise<pg.Pool> {
  const address = readServerAddress(url);
  // The pool waits for what it gives, though its types do not say so.
  const hooks = { onConnect: (client: pg.ClientBase) => configure(client, schema, prepare) };
  const pool = new pg.Pool({
    ...address.options,
    ...CONNECTION,
    max: connections ?? LIMITS.connectionsAStore,
    idleTimeoutMillis: LIMITS.idleMs,
    ...hooks,
  });
  // A connection that broke while nobody used it leaves the pool by itself; the next who asks gets a fresh one.
  pool.on('error', () => {});
  try {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      await migrate(client, schema, migrations);
    } catch (error) {
      broken = readable(error, address);
      throw broken;
    } finally {
      client.release(broken);
    }
    return pool;
  } catch (error) {
    await pool.end();
    throw readable(error, address);
  }
}

/** What every connection of ours has, in a pool or alone. */
const CONNECTION = {
  application_name: 'handrail',
  connectionTimeoutMillis: LIMITS.connectMs,
  keepAlive: true,
  statement_timeout: LIMITS.statementMs,
  lock_timeout: LIMITS.lockMs,
  // A collector that hangs must not hold others up.
  idle_in_transaction_session_timeout: LIMITS.idleInTransactionMs,
  // A server that is gone without a word tells nothing, so we also look at our own clock.
  query_timeout: LIMITS.statementMs + LIMITS.connectMs,
} satisfies pg.ClientConfig;

/**
 * Our tables by their bare names; and an acknowledged event is on the server's disk: a database that was told not to wait
 * for it is told otherwise.
 */
async function configure(client: pg.ClientBase, schema: string, prepare: string | undefined): Promise<void> {
  await client.query(
    `SELECT set_config('search_path', $1, false),
            CASE current_setting('synchronous_commit') WHEN 'off' THEN set_config('synchronous_commit', 'on', false) END`,
    [client.escapeIdentifier(schema)],
  );
  if (prepare !== undefined) await client.query(prepare);
}

/** The line for what the network, the server or the library says while a database is opened. It never holds a secret. */
function readable(error: unknown, { shown }: ServerAddress): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  if (error instanceof StartError) return error;
  const code = 'code' in error ? String(error.code) : '';
  const line = lineOf(code, error.message, shown);
  return line === undefined ? error : new StartError(line);
}

function lineOf(code: string, said: string, shown: string): string | undefined {
  if (code.startsWith('28')) {
    return `The database ${shown} does not let us in: check the user and the password in HANDRAIL_DATABASE_URL.`;
  }
  if (code === '3D000')
    return `There is no database ${shown}: make it with "createdb", or name another in HANDRAIL_DATABASE_URL.`;
  if (code === '42501') {
    return `The user of HANDRAIL_DATABASE_URL may not make or use our tables in ${shown}: grant it CREATE on the database.`;
  }
  if (code === '53300')
    return `The database ${shown} has no connection left: raise its max_connections, or end other programs.`;
  if (/SSL|TLS|certificate|CERT_|ALTNAME/i.test(`${code} ${said}`)) {
    return `The database ${shown} cannot be spoken to safely (${said}): check sslmode and sslrootcert in HANDRAIL_DATABASE_URL.`;
  }
  if (/^(?:E[A-Z_]+|08.*|57P0.)$/.test(code) || /timeout|terminated/i.test(said)) {
    return `The database ${shown} cannot be reached (${code || said}): start it, or check host and port in HANDRAIL_DATABASE_URL.`;
  }
  return undefined;
}
