import type { TicketEntry } from '@handrail/protocol';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { guarded, inTransaction } from '../../sqlite/guarded.ts';
import type { TicketRecords } from '../ticket-records.ts';
import {
  countStatement,
  listStatement,
  orderValue,
  toEntry,
  toTicket,
  type Dialect,
  type Statement,
} from '../ticket-sql.ts';

const DIALECT: Dialect = {
  at: (n) => `?${n}`,
  found: 'SELECT rowid AS number FROM ticket_text WHERE ticket_text MATCH $ ORDER BY rowid DESC',
  wanted: (words) => words.map((word, at) => `"${word}"${at === words.length - 1 ? '*' : ''}`).join(' '),
};
export const RECORD = 'SELECT t.*, c.content FROM ticket t JOIN ticket_content c ON c.number = t.number WHERE';

type Values = Statement['values'];

/** Statements of a database, each prepared once. */
export interface Prepared {
  ask(statement: Statement): Record<string, unknown>[];
  run(text: string, ...values: Values): ReturnType<StatementSync['run']>;
  one(text: string, ...values: Values): Record<string, unknown> | undefined;
}

export function preparing(database: DatabaseSync): Prepared {
  const known = new Map<string, StatementSync>();
  const prepared = (text: string): StatementSync => {
    const before = known.get(text);
    if (before !== undefined) return before;
    // Lists differ by what is asked for; there is no end of ways.
    if (known.size > 500) known.clear();
    const made = database.prepare(text);
    known.set(text, made);
    return made;
  };
  return {
    ask: ({ text, values }) => prepared(text).all(...values),
    run: (text, ...values) => prepared(text).run(...values),
    one: (text, ...values) => prepared(text).get(...values),
  };
}

export const entriesOf = ({ ask }: Prepared, ticketId: string): TicketEntry[] =>
  ask({ text: 'SELECT content, guide FROM ticket_entry WHERE ticket_id = ? ORDER BY seq', values: [ticketId] }).map(
    toEntry,
  );

type Lists = Pick<TicketRecords, 'list' | 'count' | 'ofVisitor' | 'exportVisitor' | 'eraseVisitor'>;

export function sqliteTicketLists(database: DatabaseSync, sql: Prepared): Lists {
  const { ask } = sql;
  return {
    list: (query, sort, limit, after) =>
      guarded(() => {
        const rows = ask(listStatement(query, { sort, limit, after }, DIALECT));
        const tickets = rows.slice(0, limit).map(toTicket);
        const last = tickets.at(-1);
        const more = rows.length > limit && last !== undefined;
        return { tickets, next: more ? { value: orderValue(last, sort), number: last.number } : undefined };
      }),
    count: (queries, most) =>
      guarded(() => queries.map((query) => Number(ask(countStatement(query, most, DIALECT))[0]?.['tickets'] ?? 0))),
    ofVisitor: (appId, visitorId, limit) =>
      guarded(() =>
        ask({
          text: `${RECORD} t.app_id = ? AND t.visitor_id = ? AND t.verified = 1 ORDER BY t.updated_at DESC, t.number DESC LIMIT ?`,
          values: [appId, visitorId, limit],
        }).map(toTicket),
      ),
    exportVisitor: (appId, visitorId) =>
      guarded(() =>
        ask({ text: `${RECORD} t.app_id = ? AND t.visitor_id = ? ORDER BY t.number`, values: [appId, visitorId] }).map(
          (row) => ({ ticket: toTicket(row), entries: entriesOf(sql, String(row['ticket_id'])) }),
        ),
      ),
    eraseVisitor: (appId, visitorId) =>
      guarded(() =>
        inTransaction(database, () => {
          const text = 'SELECT number, ticket_id FROM ticket WHERE app_id = ? AND visitor_id = ?';
          const rows = ask({ text, values: [appId, visitorId] });
          for (const { number } of rows) {
            // Not by `run`, which reads the id of the last row: the index leaves one of its own there that no number holds.
            ask({ text: 'DELETE FROM ticket_text WHERE rowid = ?', values: [Number(number)] });
            // The rest goes with it.
            ask({ text: 'DELETE FROM ticket WHERE number = ?', values: [Number(number)] });
          }
          // Nor must others read it: the last row is another one from now on.
          database.exec('REPLACE INTO written (id, times) SELECT id, times FROM written');
          return rows.map((row) => String(row['ticket_id']));
        }),
      ),
  };
}

export function sqliteTicketNews(
  database: DatabaseSync,
  { ask, run }: Prepared,
): Pick<TicketRecords, 'takeNews' | 'dropNews'> {
  return {
    takeNews: (limit, now, until) =>
      guarded(() =>
        inTransaction(database, () => {
          const text = 'SELECT seq, ticket_id, entry_id FROM ticket_news WHERE free_at <= ? ORDER BY seq LIMIT ?';
          return ask({ text, values: [now, limit] }).map((row) => {
            const newsId = Number(row['seq']);
            run('UPDATE ticket_news SET free_at = ? WHERE seq = ?', until, newsId);
            return { newsId, ticketId: String(row['ticket_id']), entryId: String(row['entry_id']) };
          });
        }),
      ),
    dropNews: (newsIds) =>
      guarded(() =>
        inTransaction(database, () => {
          for (const newsId of newsIds) run('DELETE FROM ticket_news WHERE seq = ?', newsId);
        }),
      ),
  };
}
