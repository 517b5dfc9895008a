import { AsyncLocalStorage } from 'node:async_hooks';
import type { Pool, PoolClient, QueryResult } from 'pg';

type Row = Record<string, unknown>;

/** One transaction of many statements from many places; it begins with the first that is no plain reading. */
interface Joint {
  pool: Pool;
  isOver: boolean;
  client: Promise<PoolClient> | undefined;
  /** Statements of one connection go one after the other. */
  last: Promise<unknown>;
}

const current = new AsyncLocalStorage<Joint>();

function jointOf(pool: Pool): Joint | undefined {
  const joint = current.getStore();
  return joint?.pool === pool && !joint.isOver ? joint : undefined;
}

/** Runs what `together` has begun on its connection, after whatever is under way there; undefined outside of it. */
export function withinJoint<T>(pool: Pool, run: (client: PoolClient) => Promise<T>): Promise<T> | undefined {
  const joint = jointOf(pool);
  return joint && inLine(joint, run);
}

/** Asks the database, within the transaction where there is one. */
export async function ask(pool: Pool, text: string, values: readonly unknown[]): Promise<QueryResult<Row>> {
  const joint = jointOf(pool);
  const isApart = joint === undefined || (joint.client === undefined && /^\s*SELECT\b/i.test(text));
  if (isApart) return pool.query<Row>(text, [...values]);
  return inLine(joint, (client) => client.query<Row>(text, [...values]));
}

function inLine<T>(joint: Joint, run: (client: PoolClient) => Promise<T>): Promise<T> {
  joint.client ??= begin(joint.pool);
  const { client } = joint;
  const done = joint.last.then(async () => run(await client));
  joint.last = done.catch(() => {});
  return done;
}

async function begin(pool: Pool): Promise<PoolClient> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    return client;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/** Runs something as one transaction over whatever it asks of this pool. */
export async function together<T>(pool: Pool, run: () => Promise<T>): Promise<T> {
  if (jointOf(pool) !== undefined) return run();
  const joint: Joint = { pool, isOver: false, client: undefined, last: Promise.resolve() };
  try {
    const result = await current.run(joint, run);
    await end(joint, 'COMMIT');
    return result;
  } catch (error) {
    await end(joint, 'ROLLBACK').catch(() => {});
    throw error;
  }
}

async function end(joint: Joint, how: 'COMMIT' | 'ROLLBACK'): Promise<void> {
  joint.isOver = true;
  const { client: begun } = joint;
  joint.client = undefined;
  await joint.last;
  const client = await begun;
  if (client === undefined) return;
  let isBroken = true;
  try {
    const { command } = await client.query(how);
    // The server answers so when a statement had failed, and whoever asked for it has gone on.
    if (command !== how) throw new Error('the transaction was given up by the server');
    isBroken = false;
  } finally {
    client.release(isBroken);
  }
}
