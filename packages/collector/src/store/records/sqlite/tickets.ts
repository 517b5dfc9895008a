import type { DatabaseSync } from 'node:sqlite';
import { guarded, inTransaction } from '../../sqlite/guarded.ts';
import { tellingOf, type NewEntry, type TicketRecords, type TicketTold } from '../ticket-records.ts';
import { CHANGING, changingOf, columnsOf, contentOf, TICKET_COLUMNS, toEntry, toTicketRecord } from '../ticket-sql.ts';
import { joinWords } from '../ticket-words.ts';
import { entriesOf, preparing, RECORD, type Prepared, sqliteTicketLists, sqliteTicketNews } from './ticket-lists.ts';

export function sqliteTickets(database: DatabaseSync): TicketRecords {
  const listeners: ((told: TicketTold) => void)[] = [];
  const sql = preparing(database);
  const { run, one } = sql;
  const insert = `INSERT INTO ticket (${TICKET_COLUMNS.join(', ')}) VALUES (${TICKET_COLUMNS.map(() => '?').join(', ')})`;
  const update = `UPDATE ticket SET ${CHANGING.map((name) => `${name} = ?`).join(', ')} WHERE number = ?`;

  const { addEntries, putWords, putTags } = writers(sql);
  const tell = (told: TicketTold): void => {
    for (const listener of listeners) listener(told);
  };
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
    entries: (ticketId) => guarded(() => entriesOf(sql, ticketId)),
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
            const held = one('SELECT words FROM ticket_words WHERE number = ?', number)?.['words'];
            putWords(number, joinWords(typeof held === 'string' ? held : '', words));
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
    ...sqliteTicketLists(database, sql),
    ...sqliteTicketNews(database, sql),
    onChange: (listener) => void listeners.push(listener),
    // These are the records of one collector.
    async tellPresence() {},
    onPresence() {},
  };
}

/** What lies beside the row of a ticket. */
function writers({ run }: Prepared) {
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
  return { addEntries, putWords, putTags };
}
