import type { Pool, PoolClient } from 'pg';
import { StoreUnavailable } from '../store-unavailable.ts';
import { withinJoint } from './together.ts';

/**
 * Classes and codes of SQLSTATE that speak of the server and not of our statement: connections, resources, operators,
 * the system; a server that only reads (a standby), a lock or an answer that did not come in time, and two
 * transactions in each other's way.
 */
const OF_THE_SERVER = /^(?:08|53|57|58|40|25006|55P03|F0|XX00[12])/;
/** What the network and the library say when there is no connection, or no longer. */
const OF_THE_NETWORK = /^E[A-Z]+$/;
const SAID =
  /^(?:Connection terminated|Query read timeout|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed|Cannot use a pool after)/;

function isOfTheServer(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isOfTheServer);
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return OF_THE_SERVER.test(code) || OF_THE_NETWORK.test(code) || SAID.test(error.message);
}

/** Asks the database; a fault of the server or of the way to it becomes `StoreUnavailable`. */
export async function guarded<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw isOfTheServer(error) ? new StoreUnavailable('the database cannot be used now', { cause: error }) : error;
  }
}

/** Whether another row has a value that no two may have. */
export const isTaken = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '23505';

/** Two transactions that waited for each other: the server ended one, and it may be tried again as it was. */
const isInTheWay = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === '40P01' || error.code === '40001');
const ATTEMPTS = 5;

/** Runs something as one transaction: all of it is on the server's disk when this is kept, or nothing of it. Within `together` it is a part of that. */
export async function inTransaction<T>(pool: Pool, run: (client: PoolClient) => Promise<T>): Promise<T> {
  const within = withinJoint(pool, (client) => asPart(client, run));
  if (within !== undefined) return within;
  for (let attempt = 1; ; attempt += 1) {
    const client = await pool.connect();
    let broken = false;
    try {
      await client.query('BEGIN');
      const result = await run(client);
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch(() => (broken = true));
      if (!isInTheWay(error) || attempt === ATTEMPTS) throw error;
    } finally {
      client.release(broken);
    }
  }
}

async function asPart<T>(client: PoolClient, run: (client: PoolClient) => Promise<T>): Promise<T> {
  await client.query('SAVEPOINT part');
  try {
    const result = await run(client);
    await client.query('RELEASE part');
    return result;
  } catch (error) {
    await client.query('ROLLBACK TO part; RELEASE part');
    throw error;
  }
}
