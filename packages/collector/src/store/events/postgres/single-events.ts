import type { Pool } from 'pg';
import { guarded } from '../../postgres/guarded.ts';
import { saysBy } from '../answers/single-events.ts';
import { readClient } from '../clients.ts';
import type { EventRecord, EventStore } from '../event-store.ts';
import type { UsageQuestions } from '../usage-questions.ts';
import { createValues, fits, type Values } from './conditions.ts';
import { PERSON, selectRecords } from './log-rows.ts';
import { numberOf } from './numbers.ts';

/** Rows that an export takes from the database at a time. */
const PAGE = 1_000;

/** Whether an event is of the person to whom a visitor belongs. */
function isOfPerson(values: Values, appId: string, visitorId: string): string {
  const visitor = values.add(numberOf.visitor(appId, visitorId));
  // Also for a visitor who is not known; of those there is nothing.
  return `e.visitor IN (SELECT v.visitor FROM visitor v WHERE ${PERSON} = (SELECT ${PERSON} FROM visitor v WHERE v.visitor = ${visitor}))`;
}

export function postgresSingleEvents(
  pool: Pool,
): Pick<UsageQuestions, 'events' | 'clients'> & Pick<EventStore, 'exportVisitor'> {
  return {
    clients: (appId) =>
      guarded(async () => {
        const text = `SELECT text FROM word WHERE app = $1 AND kind = 'c'`;
        const { rows } = await pool.query<{ text: string }>(text, [numberOf.app(appId)]);
        return rows.map((row) => readClient(row.text));
      }),
    events: (appId, query) =>
      guarded(async () => {
        const { window, names, by, visitorId, before, limit } = query;
        const values = createValues();
        const conditions = [
          `e.app = ${values.add(numberOf.app(appId))} AND e.at >= ${values.add(window.from)} AND e.at < ${values.add(window.until)}`,
          await fits(pool, values, appId, query),
        ];
        if (names !== undefined) {
          const words = names.map((one) => numberOf.word('name', one));
          conditions.push(`e.name = ANY(${values.add(words, 'bigint[]')})`);
        }
        if (by !== undefined) conditions.push(`position(${values.add(saysBy(by), 'text')} IN e.props) > 0`);
        if (visitorId !== undefined) conditions.push(isOfPerson(values, appId, visitorId));
        if (before !== undefined) {
          const at = values.add(before.at);
          // As texts: a cursor that somebody wrote need not be an id.
          const isBelow = `e.event_id::text COLLATE "C" < ${values.add(before.eventId, 'text')}`;
          conditions.push(`e.at <= ${at} AND (e.at < ${at} OR ${isBelow})`);
        }
        const rest = `WHERE ${conditions.join(' AND ')} ORDER BY e.at DESC, e.event_id DESC LIMIT ${values.add(limit + 1)}`;
        const found = await selectRecords(pool, rest, values.list);
        const events = found.slice(0, limit);
        const last = found.length > limit ? events.at(-1) : undefined;
        return { events, next: last && { at: last.at, eventId: last.event.eventId } };
      }),
    async *exportVisitor(appId, visitorId) {
      let last: EventRecord | undefined;
      do {
        const values = createValues();
        const theirs = isOfPerson(values, appId, visitorId);
        const after =
          last === undefined
            ? 'true'
            : `(e.at, e.event_id) > (${values.add(last.at)}, ${values.add(last.event.eventId, 'uuid')})`;
        const rest = `WHERE ${theirs} AND ${after} ORDER BY e.at, e.event_id LIMIT ${PAGE}`;
        const page = await guarded(() => selectRecords(pool, rest, values.list));
        yield* page;
        last = page.length === PAGE ? page.at(-1) : undefined;
      } while (last !== undefined);
    },
  };
}
