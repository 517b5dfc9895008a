import type { EventClass } from '@handrail/protocol';
import type { Pool, PoolClient } from 'pg';
import { LOG_LIMITS } from '../../../config.ts';
import { classOf } from '../event-class.ts';
import { isForgotten } from '../is-forgotten.ts';
import { numberOf } from './numbers.ts';
import type { Row } from './rows.ts';

const NOW_MS = '(extract(epoch FROM now()) * 1000)::bigint';
/** To be called within the transaction that erases them. */
export const TO_PAST = `
  INSERT INTO past (app, event_id, gone_at) SELECT app, event_id, ${NOW_MS} FROM event WHERE visitor = ANY($1::bigint[])
  ON CONFLICT DO NOTHING`;
/** Ids of what was erased are refused for so long as a page could still send it. */
export const DROP_PAST = `DELETE FROM past WHERE gone_at < ${NOW_MS} - ${LOG_LIMITS.pastMs}`;
const NOTE = `
  INSERT INTO forgotten (app, class, before) VALUES ($1, $2, $3)
  ON CONFLICT (app, class) DO UPDATE SET before = greatest(forgotten.before, excluded.before)`;

/** Events that are gone: erased, or from before what was forgotten of their class. */
export interface Gone {
  /** Notes up to when a class was forgotten. To be called before its rows go. */
  note(appId: string, eventClass: EventClass, before: number): Promise<void>;
  /** Without those from before what was forgotten. */
  withoutForgotten(rows: readonly Row[]): Promise<Row[]>;
  /** Without those that were erased. To be called where nobody can be erased meanwhile. */
  withoutErased(client: PoolClient, rows: readonly Row[]): Promise<Row[]>;
  /** To be called when an app was taken away. */
  clear(): void;
}

export function createGone(pool: Pool): Gone {
  // What another collector forgets this one does within the hour: what is stored until then goes with the next.
  let noted: Promise<Map<string, number>> | undefined;
  const keyOf = (app: string, eventClass: EventClass | undefined): string => `${app} ${String(eventClass)}`;

  async function read(): Promise<Map<string, number>> {
    const text = 'SELECT app, class, before FROM forgotten';
    const { rows } = await pool.query<{ app: string; class: EventClass; before: string }>(text);
    return new Map(rows.map((row) => [keyOf(row.app, row.class), Number(row.before)]));
  }
  function clear(): void {
    noted = undefined;
  }
  const known = (): Promise<Map<string, number>> =>
    (noted ??= read().catch((error: unknown) => {
      clear();
      throw error;
    }));

  return {
    clear,
    async note(appId, eventClass, before) {
      await pool.query(NOTE, [numberOf.app(appId), eventClass, before]);
      clear();
    },
    async withoutForgotten(rows) {
      const forgotten = await known();
      if (forgotten.size === 0) return [...rows];
      return rows.filter(
        ({ app, record }) => !isForgotten(record, forgotten.get(keyOf(app, classOf(record.event.name)))),
      );
    },
    async withoutErased(client, rows) {
      const ids = rows.map(({ record }) => record.event.eventId);
      const text = 'SELECT app, event_id FROM past WHERE event_id = ANY($1::uuid[])';
      const { rows: past } = await client.query<{ app: string; event_id: string }>(text, [ids]);
      if (past.length === 0) return [...rows];
      const gone = new Set(past.map((row) => `${row.app} ${row.event_id}`));
      return rows.filter(({ app, record }) => !gone.has(`${app} ${record.event.eventId}`));
    },
  };
}
