import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../../postgres/guarded.ts';
import { madeAt } from '../made-at.ts';
import { DAY_MS } from '../../../clock.ts';

const WEEK_MS = 7 * DAY_MS;
/** The first Monday of the epoch, so that weeks begin on Mondays in UTC. */
const MONDAY_MS = 4 * DAY_MS;
/** How far from now a week may lie to get a table of its own; clocks that are further off share the table of all others. */
const WEEKS_BACK = 10;
const WEEKS_AHEAD = 2;
/** The table of a week is there so long before it begins. */
const AHEAD_MS = 2 * DAY_MS;
/** Held by whoever makes or drops the table of a week. */
export const WEEKS_LOCK = 4_827_212;

/** The number of a week since 1970. */
const weekOf = (instant: number): number => Math.floor((instant - MONDAY_MS) / WEEK_MS);
const startOfWeek = (week: number): number => week * WEEK_MS + MONDAY_MS;
/** The lowest of the ids that were made from this instant on. */
const lowestId = (instant: number): string => {
  const time = instant.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`;
};
const tableOfWeek = (week: number): string => `event_w${week}`;

export interface Weeks {
  /** Makes the tables that these events belong into, as far as they are to have their own. */
  ensure(eventIds: Iterable<string>, now: number): Promise<void>;
}

/** The tables of weeks, made ahead and on demand. Any number of collectors may do so at once. */
export function createWeeks(pool: Pool): Weeks {
  const known = new Set<number>();
  let isOurs: boolean | undefined;

  async function make(week: number): Promise<void> {
    // Where somebody spread the log in another way, such as over several servers, its parts are for them to make.
    isOurs ??= await isByRange(pool);
    if (isOurs) await inTransaction(pool, (client) => makeWeek(client, week));
    known.add(week);
  }

  return {
    async ensure(eventIds, now) {
      const wanted = new Set([weekOf(now), weekOf(now + AHEAD_MS)]);
      for (const eventId of eventIds) wanted.add(weekOf(madeAt(eventId)));
      const [first, last] = [Math.max(0, weekOf(now) - WEEKS_BACK), weekOf(now) + WEEKS_AHEAD];
      for (const week of wanted) if (!known.has(week) && week >= first && week <= last) await make(week);
    },
  };
}

/** The tables of weeks that were over before an instant, the oldest first. */
export async function weekTables(pool: Pool, before: number): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = 'event'::regclass`,
  );
  const weeks = rows.flatMap(({ name }) => /^event_w(\d+)$/.exec(name)?.slice(1).map(Number) ?? []);
  return weeks
    .filter((week) => startOfWeek(week + 1) <= before)
    .sort((a, b) => a - b)
    .map(tableOfWeek);
}

async function isByRange(pool: Pool): Promise<boolean> {
  const { rows } = await pool.query(
    `SELECT FROM pg_partitioned_table WHERE partrelid = 'event'::regclass AND partstrat = 'r'`,
  );
  return rows.length === 1;
}

/**
 * Made beside the log and then attached, which lets others write and read the log meanwhile. What came before its week had
 * a table, from a clock that is ahead, moves over from the table of all others: an id is always looked for in one place.
 */
async function makeWeek(client: PoolClient, week: number): Promise<void> {
  await client.query(`SELECT pg_advisory_xact_lock(${WEEKS_LOCK}, hashtext(current_schema()))`);
  const table = tableOfWeek(week);
  const { rows } = await client.query<{ there: boolean }>('SELECT to_regclass($1) IS NOT NULL AS there', [table]);
  if (rows[0]?.there === true) return;
  const [from, to] = [startOfWeek(week), startOfWeek(week + 1)].map(lowestId);
  await client.query(`CREATE TABLE ${table} (LIKE event INCLUDING DEFAULTS INCLUDING CONSTRAINTS)`);
  const early = `event_id >= '${from}' AND event_id < '${to}'`;
  await client.query('LOCK TABLE event_other IN ACCESS EXCLUSIVE MODE');
  await client.query(`INSERT INTO ${table} SELECT * FROM event_other WHERE ${early}`);
  await client.query(`DELETE FROM event_other WHERE ${early}`);
  await client.query(`ALTER TABLE event ATTACH PARTITION ${table} FOR VALUES FROM ('${from}') TO ('${to}')`);
}
