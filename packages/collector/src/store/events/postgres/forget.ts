import type { Pool, PoolClient, QueryConfig, QueryResult, QueryResultRow } from 'pg';
import { POSTGRES_LIMITS } from '../../../postgres-limits.ts';
import { guarded, inTransaction } from '../../postgres/guarded.ts';
import { classOf } from '../event-class.ts';
import type { EventStore } from '../event-store.ts';
import { ERASURE_LOCK } from './append.ts';
import { DROP_PAST, TO_PAST, type Gone } from './gone.ts';
import { numberOf } from './numbers.ts';
import { weekTables, WEEKS_LOCK } from './weeks.ts';

const KEPT_OF_APP = ['activity', 'guide_history', 'step_history', 'visitor', 'word', 'forgotten', 'past'];
const KEPT_OF_VISITORS = ['activity', 'trait', 'guide_history', 'step_history', 'visitor'];

/** What takes events out of the log. */
export function postgresForgetting(pool: Pool, gone: Gone): Pick<EventStore, 'eraseVisitor' | 'forget' | 'removeApp'> {
  return {
    eraseVisitor: (appId, visitorId) =>
      guarded(() =>
        inTransaction(pool, async (client) => {
          await takeTime(client);
          await client.query(`SELECT pg_advisory_xact_lock(${ERASURE_LOCK}, hashtext(current_schema()))`);
          const { rows } = await client.query<{ visitor: string }>(
            `SELECT visitor FROM visitor WHERE coalesce(person, visitor) = (
               SELECT coalesce(o.person, o.visitor) FROM visitor o WHERE o.visitor = $1)`,
            [numberOf.visitor(appId, visitorId)],
          );
          const visitors = [rows.map(({ visitor }) => visitor)];
          await remove(client, TO_PAST, visitors);
          const events = await remove(client, 'DELETE FROM event WHERE visitor = ANY($1::bigint[])', visitors);
          for (const table of KEPT_OF_VISITORS) {
            await remove(client, `DELETE FROM ${table} WHERE visitor = ANY($1::bigint[])`, visitors);
          }
          return events;
        }),
      ),
    removeApp: (appId) =>
      guarded(async () => {
        const events = await inTransaction(pool, async (client) => {
          await takeTime(client);
          await client.query(`SELECT pg_advisory_xact_lock(${ERASURE_LOCK}, hashtext(current_schema()))`);
          const app = [numberOf.app(appId)];
          await remove(
            client,
            'DELETE FROM trait WHERE visitor IN (SELECT visitor FROM visitor WHERE app = $1::bigint)',
            app,
          );
          for (const table of KEPT_OF_APP) await remove(client, `DELETE FROM ${table} WHERE app = $1::bigint`, app);
          return remove(client, 'DELETE FROM event WHERE app = $1::bigint', app);
        });
        gone.clear();
        return events;
      }),
    forget: (appId, eventClass, before) =>
      guarded(async () => {
        const app = numberOf.app(appId);
        await gone.note(appId, eventClass, before);
        await pool.query(DROP_PAST);
        const { rows } = await pool.query<{ id: string; text: string }>(
          `SELECT id, text FROM word WHERE app = $1 AND kind = 'n'`,
          [app],
        );
        const names = rows.filter(({ text }) => classOf(text) === eventClass).map(({ id }) => id);
        if (names.length === 0) return 0;
        let events = 0;
        for (const table of await weekTables(pool, before)) {
          events += await dropWeek(pool, table, [app, names, before]);
        }
        return (
          events +
          (await inTransaction(pool, async (client) => {
            await takeTime(client);
            return remove(client, `DELETE FROM event e WHERE ${FORGOTTEN}`, [app, names, before]);
          }))
        );
      }),
  };
}

const FORGOTTEN = 'e.app = $1::bigint AND e.name = ANY($2::bigint[]) AND e.at < $3::bigint';
/** A week is dropped as a whole when at most one in so many of its events is to stay. */
const WORTH_DROPPING = 4;

/**
 * A week of which nearly everything is to go is dropped as a table, which costs next to nothing. What stays of it moves to
 * the table of all others, where its ids are looked for from then on. Answers how many events are gone.
 */
async function dropWeek(pool: Pool, table: string, forgotten: unknown[]): Promise<number> {
  try {
    // Most weeks hold nothing any more that is to be forgotten, which the index tells at once.
    const some = `SELECT FROM ${table} e WHERE ${FORGOTTEN} LIMIT 1`;
    if ((await pool.query(some, forgotten)).rowCount === 0) return 0;
    const counts = await inTransaction(pool, async (client) => {
      await takeTime(client);
      return countIn(client, table, forgotten);
    });
    return isWorthDropping(counts) ? await inTransaction(pool, (client) => drop(client, table, forgotten)) : 0;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    // Too busy for that now, so its events are deleted one by one; or another collector has dropped it.
    if (code === LOCK_NOT_AVAILABLE || code === UNDEFINED_TABLE) return 0;
    throw error;
  }
}

const LOCK_NOT_AVAILABLE = '55P03';
const UNDEFINED_TABLE = '42P01';

async function drop(client: PoolClient, table: string, forgotten: unknown[]): Promise<number> {
  await takeTime(client);
  await client.query(`SET LOCAL lock_timeout = ${POSTGRES_LIMITS.dropLockMs}`);
  await client.query(`SELECT pg_advisory_xact_lock(${WEEKS_LOCK}, hashtext(current_schema()))`);
  const { rows } = await client.query<{ there: boolean }>('SELECT to_regclass($1) IS NOT NULL AS there', [table]);
  // Another collector was first.
  if (rows[0]?.there !== true) return 0;
  await client.query('LOCK TABLE event IN ACCESS EXCLUSIVE MODE');
  const { gone, kept } = await countIn(client, table, forgotten);
  await client.query(`ALTER TABLE event DETACH PARTITION ${table}`);
  if (kept > 0) await ask(client, `INSERT INTO event SELECT * FROM ${table} e WHERE NOT (${FORGOTTEN})`, forgotten);
  await client.query(`DROP TABLE ${table}`);
  return gone;
}

interface Counts {
  gone: number;
  kept: number;
}

async function countIn(client: PoolClient, table: string, forgotten: unknown[]): Promise<Counts> {
  const { rows } = await ask<{ gone: string; kept: string }>(
    client,
    `SELECT count(*) FILTER (WHERE ${FORGOTTEN}) AS gone, count(*) FILTER (WHERE NOT (${FORGOTTEN})) AS kept FROM ${table} e`,
    forgotten,
  );
  return { gone: Number(rows[0]?.gone), kept: Number(rows[0]?.kept) };
}

const isWorthDropping = ({ gone, kept }: Counts): boolean => kept * WORTH_DROPPING <= gone + kept;

const remove = async (client: PoolClient, text: string, values: unknown[]): Promise<number> =>
  (await ask(client, text, values)).rowCount ?? 0;

function ask<R extends QueryResultRow>(client: PoolClient, text: string, values: unknown[]): Promise<QueryResult<R>> {
  // The library knows a time-out for one question, its types do not.
  const question: QueryConfig & { query_timeout: number } = {
    text,
    values,
    query_timeout: POSTGRES_LIMITS.forgettingMs,
  };
  return client.query<R>(question);
}

/** Forgetting years of events may last longer than any question may. */
async function takeTime(client: PoolClient): Promise<void> {
  await client.query(`SET LOCAL statement_timeout = ${POSTGRES_LIMITS.forgettingMs}`);
}
