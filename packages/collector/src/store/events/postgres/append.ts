import type { Pool, PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { finished } from 'node:stream/promises';
import { STORE_LIMITS } from '../../../config.ts';
import { guarded, inTransaction } from '../../postgres/guarded.ts';
import type { AppendResult, EventRecord } from '../event-store.ts';
import { keepBeside } from './beside.ts';
import type { Gone } from './gone.ts';
import { COLUMNS, toLine, toRow, type Row, type Word } from './rows.ts';
import { addVisitors } from './visitors.ts';
import { createWeeks } from './weeks.ts';

export interface Append {
  appId: string;
  records: readonly EventRecord[];
}

/**
 * Held in common while events are written, and alone while a visitor is erased: or else an event could be stored of
 * somebody who is being forgotten at that moment, by another collector.
 */
export const ERASURE_LOCK = 4_827_213;

// What came already is passed over without a target being named, as only so a log that is spread by foreign tables takes it.
// In order, so that two collectors which take the same events never wait for each other.
const INSERT = `
  INSERT INTO event (${COLUMNS}) SELECT ${COLUMNS} FROM batch ORDER BY visitor, event_id
  ON CONFLICT DO NOTHING RETURNING visitor, event_id`;
const WORDS = `
  INSERT INTO word (app, kind, id, text)
  SELECT * FROM unnest($1::bigint[], $2::text[]::"char"[], $3::bigint[], $4::text[]) ORDER BY 1, 2, 3 ON CONFLICT DO NOTHING`;

/** For each connection that writes: into it batches are copied. */
export const BATCH_TABLE = 'CREATE TEMPORARY TABLE batch (LIKE event) ON COMMIT DELETE ROWS';

/** Writes several batches in one transaction; the answers come in their order. */
export function createAppender(pool: Pool, gone: Gone): (batches: readonly Append[]) => Promise<AppendResult[]> {
  const weeks = createWeeks(pool);
  const addWords = createWords(pool);

  return (batches) =>
    guarded(async () => {
      // Of copies within the group the first one counts.
      const taken = new Set<string>();
      const lists = batches.map(({ appId, records }) =>
        records.map((record) => toRow(appId, record)).filter((row) => taken.size < taken.add(keyOf(row)).size),
      );
      const rows = await gone.withoutForgotten(lists.flat());
      if (rows.length === 0) return batches.map(({ records }) => ({ accepted: 0, duplicates: records.length }));
      const now = Math.max(...rows.map(({ record }) => record.receivedAt));
      await weeks.ensure(
        rows.map(({ record }) => record.event.eventId),
        now,
      );
      await addWords(rows);
      const made = await inTransaction(pool, (client) => write(client, rows, gone));
      return batches.map(({ records }, index) => {
        const accepted = (lists[index] ?? []).filter((row) => made.has(keyOf(row))).length;
        return { accepted, duplicates: records.length - accepted };
      });
    });
}

/** Copies rows to the table of the connection, moves those that are new into the log, and answers which they are. */
async function write(client: PoolClient, taken: readonly Row[], gone: Gone): Promise<Set<string>> {
  await client.query(`SELECT pg_advisory_xact_lock_shared(${ERASURE_LOCK}, hashtext(current_schema()))`);
  const rows = await gone.withoutErased(client, taken);
  if (rows.length === 0) return new Set();
  await addVisitors(
    client,
    rows.map(({ visitor, app, record }) => ({ visitor, app, visitorId: record.event.visitorId })),
  );
  const stream = client.query(copyFrom(`COPY batch (${COLUMNS}) FROM STDIN`));
  stream.end(rows.map(toLine).join(''));
  await finished(stream);
  const { rows: found } = await client.query<{ visitor: string; event_id: string }>(INSERT);
  const made = new Set(found.map((row) => `${row.visitor} ${row.event_id}`));
  await keepBeside(
    client,
    rows.filter((row) => made.has(keyOf(row))),
  );
  return made;
}

const keyOf = ({ visitor, record }: Row): string => `${visitor} ${record.event.eventId}`;

/** Words are written before the events that use them and stay, whatever becomes of those; so nobody waits for others' batches. */
function createWords(pool: Pool): (rows: readonly Row[]) => Promise<void> {
  const written = new Set<string>();
  const idOf = ({ app, kind, id }: Word): string => `${app} ${kind} ${id}`;
  return async (rows) => {
    const fresh = new Map<string, Word>();
    for (const { words } of rows) for (const word of words) if (!written.has(idOf(word))) fresh.set(idOf(word), word);
    if (fresh.size === 0) return;
    const all = [...fresh.values()];
    await pool.query(WORDS, [
      all.map(({ app }) => app),
      all.map(({ kind }) => kind[0]),
      all.map(({ id }) => id),
      all.map(({ text }) => text),
    ]);
    if (written.size > STORE_LIMITS.dictionaryCache) written.clear();
    for (const key of fresh.keys()) written.add(key);
  };
}
