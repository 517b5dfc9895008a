import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { guarded, inTransaction } from '../../sqlite/guarded.ts';
import { tellingOf, type NewEntry, type TicketRecords, type TicketTold } from '../ticket-records.ts';
import {
  CHANGING,
  changingOf,
  columnsOf,
  contentOf,
  countStatement,
  listStatement,
  orderValue,
  TICKET_COLUMNS,
  toEntry,
  toTicket,
  toTicketRecord,
  type Dialect,
  type Statement,
} from '../ticket-sql.ts';
import { joinWords } from '../ticket-words.ts';

const DIALECT: Dialect = {
  at: (n) => `?${n}`,
  found: 'SELECT rowid AS number FROM ticket_text WHERE ticket_text MATCH $ ORDER BY rowid DESC',
  wanted: (words) => words.map((word, at) => `"${word}"${at === words.length - 1 ? '*' : ''}`).join(' '),
};
const RECORD = 'SELECT t.*, c.content FROM ticket t JOIN ticket_content c ON c.number = t.number WHERE';

export function sqliteTickets(database: DatabaseSync): TicketRecords {
  const listeners: ((told: TicketTold) => void)[] = [];
  const known = new Map<string, StatementSync>();
  /** Statements differ by what is asked for; each is prepared once. */
  const prepared = (text: string): StatementSync => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size > 500) known.clear();
    const made = database.prepare(text);
    known.set(text, made);
    return made;
  };
  const ask = ({ text, values }: Statement): Record<string, unknown>[] => prepared(text).all(...values);
  const run = (text: string, ...values: Statement['values']) => prepared(text).run(...values);
  const one = (text: string, ...values: Statement['values']) => prepared(text).get(...values);

  const insert = `INSERT INTO ticket (${TICKET_COLUMNS.join(', ')}) VALUES (${TICKET_COLUMNS.map(() => '?').join(', ')})`;
  const update = `UPDATE ticket SET ${CHANGING.map((name) => `${name} = ?`).join(', ')} WHERE number = ?`;
  const addEntry = 'INSERT INTO ticket_entry (entry_id, ticket_id, entry_key, at, content) VALUES (?, ?, ?, ?, ?)';

  function addEntries(ticketId: string, entries: readonly NewEntry[]): void {
    for (const { entry, entryKey } of entries) {
      run(addEntry, entry.entryId, ticketId, entryKey ?? null, entry.at, JSON.stringify(entry));
      run('INSERT INTO ticket_news (ticket_id, entry_id, free_at) VALUES (?, ?, 0)', ticketId, entry.entryId);
      for (const { uploadId } of entry.attachments)
        run('UPDATE upload SET ticket_id = ? WHERE upload_id = ? AND ticket_id IS NULL', ticketId, uploadId);
    }
  }
  function putWords(number: number, words: string): void {
    run('INSERT OR REPLACE INTO ticket_words (number, words) VALUES (?, ?)', number, words);
    run('INSERT OR REPLACE INTO ticket_text (rowid, words) VALUES (?, ?)', number, words);
  }
  function putTags(number: number, tags: readonly string[]): void {
    run('DELETE FROM ticket_tag WHERE number = ?', number);
    for (const tag of tags) run('INSERT INTO ticket_tag (tag, number) VALUES (?, ?)', tag, number);
  }
  const tell = (told: TicketTold): void => {
    for (const listener of listeners) listener(told);
  };
  const entriesOf = (ticketId: string) =>
    ask({ text: 'SELECT content, guide FROM ticket_entry WHERE ticket_id = ? ORDER BY seq', values: [ticketId] }).map(
      toEntry,
    );

  return {
    async add(record, entries, words) {
      const { ticketId, appId } = record.ticket;
      const added = await guarded(() =>
        inTransaction(database, () => {
          const before = one(`${RECORD} t.app_id = ? AND t.ticket_key = ?`, appId, record.ticketKey);
          if (before !== undefined) return { record: toTicketRecord(before), made: false };
          const number = Number(run(insert, ...columnsOf(record)).lastInsertRowid);
          run('INSERT INTO ticket_content (number, content) VALUES (?, ?)', number, contentOf(record));
          putWords(number, joinWords('', [...words, String(number)]));
          putTags(number, record.ticket.tags);
          addEntries(ticketId, entries);
          return { record: { ...record, ticket: { ...record.ticket, number } }, made: true };
        }),
      );
      if (added.made) tell(tellingOf(record.ticket));
      return added;
    },
    find: (ticketId) =>
      guarded(() => {
        const row = one(`${RECORD} t.ticket_id = ?`, ticketId);
        return row && toTicketRecord(row);
      }),
    findByKey: (appId, ticketKey) =>
      guarded(() => {
        const row = one(`${RECORD} t.app_id = ? AND t.ticket_key = ?`, appId, ticketKey);
        return row && toTicketRecord(row);
      }),
    entries: (ticketId) => guarded(() => entriesOf(ticketId)),
    entryOf: (ticketId, entryKey) =>
      guarded(() => {
        const text = 'SELECT content, guide FROM ticket_entry WHERE ticket_id = ? AND entry_key = ?';
        const row = one(text, ticketId, entryKey);
        return row && toEntry(row);
      }),
    async change({ ticketId, revision, ticket, entries, progress, words }) {
      const done = await guarded(() =>
        inTransaction(database, () => {
          for (const { entryKey } of entries) {
            const text = 'SELECT 1 FROM ticket_entry WHERE ticket_id = ? AND entry_key = ?';
            if (entryKey !== undefined && one(text, ticketId, entryKey) !== undefined) return 'known' as const;
          }
          const before = one(`${RECORD} t.ticket_id = ?`, ticketId);
          if (before === undefined || Number(before['revision']) !== revision) return 'stale' as const;
          const record = toTicketRecord(before);
          const number = record.ticket.number;
          run(update, ...changingOf(ticket), number);
          run('UPDATE ticket_content SET content = ? WHERE number = ?', contentOf({ ...record, ticket }), number);
          if (ticket.tags.join() !== record.ticket.tags.join()) putTags(number, ticket.tags);
          if (words !== undefined && words.length > 0) {
            const held = String(one('SELECT words FROM ticket_words WHERE number = ?', number)?.['words'] ?? '');
            putWords(number, joinWords(held, words));
          }
          if (progress !== undefined) {
            const text = 'UPDATE ticket_entry SET guide = ? WHERE ticket_id = ? AND entry_id = ?';
            run(text, JSON.stringify(progress.guide), ticketId, progress.entryId);
          }
          addEntries(ticketId, entries);
          return 'changed' as const;
        }),
      );
      if (done === 'changed') tell(tellingOf(ticket));
      return done;
    },
    seen: (ticketId, at) =>
      guarded(
        () => void run('UPDATE ticket SET seen_at = max(?, coalesce(seen_at, 0)) WHERE ticket_id = ?', at, ticketId),
      ),
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
          (row) => ({ ticket: toTicket(row), entries: entriesOf(String(row['ticket_id'])) }),
        ),
      ),
    eraseVisitor: (appId, visitorId) =>
      guarded(() =>
        inTransaction(database, () => {
          const text = 'SELECT number, ticket_id FROM ticket WHERE app_id = ? AND visitor_id = ?';
          const rows = ask({ text, values: [appId, visitorId] });
          for (const { number } of rows) {
            run('DELETE FROM ticket_text WHERE rowid = ?', Number(number));
            // The rest goes with it.
            run('DELETE FROM ticket WHERE number = ?', Number(number));
          }
          return rows.map((row) => String(row['ticket_id']));
        }),
      ),
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
    onChange: (listener) => void listeners.push(listener),
  };
}
