import type { Ticket } from '@handrail/protocol';
import type { Pool, PoolClient } from 'pg';
import { guarded, inTransaction } from '../../postgres/guarded.ts';
import { tellingOf, type NewEntry, type TicketRecord, type TicketRecords } from '../ticket-records.ts';
import { OF_PRESENCE, OF_TICKET, type Changes } from './changes.ts';
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
} from '../ticket-sql.ts';
import { joinWords } from '../ticket-words.ts';
import { asker } from './accounts.ts';

const DIALECT: Dialect = {
  at: (n) => `$${n}`,
  found: "SELECT w.number FROM ticket_words w WHERE w.found @@ to_tsquery('simple', $) ORDER BY w.number DESC",
  wanted: (words) => words.map((word, at) => `'${word}'${at === words.length - 1 ? ':*' : ''}`).join(' & '),
};
const RECORD = 'SELECT t.*, c.content FROM ticket t JOIN ticket_content c ON c.number = t.number WHERE';
const places = (count: number, from = 1): string =>
  Array.from({ length: count }, (_, at) => `$${at + from}`).join(', ');
const INSERT = `INSERT INTO ticket (${TICKET_COLUMNS.join(', ')}) VALUES (${places(TICKET_COLUMNS.length)}) ON CONFLICT (app_id, ticket_key) DO NOTHING RETURNING number`;
const UPDATE = `UPDATE ticket SET ${CHANGING.map((name, at) => `${name} = $${at + 2}`).join(', ')} WHERE number = $1`;
const ENTRIES = 'SELECT content, guide FROM ticket_entry WHERE ticket_id = $1 ORDER BY seq';
type Row = Record<string, unknown>;

async function addEntries(client: PoolClient, ticketId: string, entries: readonly NewEntry[]): Promise<void> {
  for (const { entry, entryKey } of entries) {
    await client.query(
      'INSERT INTO ticket_entry (entry_id, ticket_id, entry_key, at, content) VALUES ($1, $2, $3, $4, $5)',
      [entry.entryId, ticketId, entryKey ?? null, entry.at, JSON.stringify(entry)],
    );
    const news = 'INSERT INTO ticket_news (ticket_id, entry_id, free_at) VALUES ($1, $2, 0)';
    await client.query(news, [ticketId, entry.entryId]);
    const uploads = entry.attachments.map(({ uploadId }) => uploadId);
    if (uploads.length === 0) continue;
    const taken = 'UPDATE upload SET ticket_id = $1 WHERE upload_id = ANY ($2) AND ticket_id IS NULL';
    await client.query(taken, [ticketId, uploads]);
  }
}

async function putWords(client: PoolClient, number: number, words: string): Promise<void> {
  const text = `INSERT INTO ticket_words (number, words, found) VALUES ($1, $2, array_to_tsvector($3::text[]))
    ON CONFLICT (number) DO UPDATE SET words = excluded.words, found = excluded.found`;
  await client.query(text, [number, words, words.split(' ').filter((word) => word !== '')]);
}

async function putTags(client: PoolClient, number: number, tags: readonly string[]): Promise<void> {
  await client.query('DELETE FROM ticket_tag WHERE number = $1', [number]);
  for (const tag of tags) await client.query('INSERT INTO ticket_tag (tag, number) VALUES ($1, $2)', [tag, number]);
}

/** Tells every collector on these records, once the transaction is on disk. */
const tell = (client: PoolClient, ticket: Ticket) =>
  client.query('SELECT pg_notify(current_schema(), $1)', [`${OF_TICKET}${JSON.stringify(tellingOf(ticket))}`]);

export function postgresTickets(pool: Pool, changes: Pick<Changes, 'onTicket' | 'onPresence'>): TicketRecords {
  const ask = asker(pool);
  const first = async (text: string, ...values: unknown[]): Promise<TicketRecord | undefined> => {
    const row = (await ask(text, ...values)).rows[0];
    return row && toTicketRecord(row);
  };
  return {
    ...postgresTicketLists(pool),
    ...postgresTicketNews(pool),
    onChange: changes.onTicket,
    onPresence: changes.onPresence,
    tellPresence: async (told) => {
      await ask('SELECT pg_notify(current_schema(), $1)', `${OF_PRESENCE}${JSON.stringify(told)}`);
    },
    add: (record, entries, words) =>
      guarded(() =>
        inTransaction(pool, async (client) => {
          const { ticketId, appId, tags } = record.ticket;
          const { rows } = await client.query<Row>(INSERT, columnsOf(record));
          if (rows[0] === undefined) {
            const known = await client.query<Row>(`${RECORD} t.app_id = $1 AND t.ticket_key = $2`, [
              appId,
              record.ticketKey,
            ]);
            return { record: known.rows[0] ? toTicketRecord(known.rows[0]) : record, made: false };
          }
          const number = Number(rows[0]['number']);
          await client.query('INSERT INTO ticket_content (number, content) VALUES ($1, $2)', [
            number,
            contentOf(record),
          ]);
          await putWords(client, number, joinWords('', [...words, String(number)]));
          await putTags(client, number, tags);
          await addEntries(client, ticketId, entries);
          await tell(client, record.ticket);
          return { record: { ...record, ticket: { ...record.ticket, number } }, made: true };
        }),
      ),
    find: (ticketId) => first(`${RECORD} t.ticket_id = $1`, ticketId),
    findByKey: (appId, ticketKey) => first(`${RECORD} t.app_id = $1 AND t.ticket_key = $2`, appId, ticketKey),
    entries: async (ticketId) => (await ask(ENTRIES, ticketId)).rows.map(toEntry),
    async entryOf(ticketId, entryKey) {
      const text = 'SELECT content, guide FROM ticket_entry WHERE ticket_id = $1 AND entry_key = $2';
      const row = (await ask(text, ticketId, entryKey)).rows[0];
      return row && toEntry(row);
    },
    change: ({ ticketId, revision, ticket, entries, progress, words }) =>
      guarded(() =>
        inTransaction(pool, async (client) => {
          // Who comes at the same moment waits here, and finds it changed.
          const text = `${RECORD} t.ticket_id = $1 FOR UPDATE OF t`;
          const before = (await client.query<Row>(text, [ticketId])).rows[0];
          const keys = entries.flatMap(({ entryKey }) => entryKey ?? []);
          const known = 'SELECT FROM ticket_entry WHERE ticket_id = $1 AND entry_key = ANY ($2)';
          if (((await client.query(known, [ticketId, keys])).rowCount ?? 0) > 0) return 'known';
          if (before === undefined || Number(before['revision']) !== revision) return 'stale';
          const record = toTicketRecord(before);
          const { number } = record.ticket;
          await client.query(UPDATE, [number, ...changingOf(ticket)]);
          const content = contentOf({ ...record, ticket });
          await client.query('UPDATE ticket_content SET content = $2 WHERE number = $1', [number, content]);
          if (ticket.tags.join() !== record.ticket.tags.join()) await putTags(client, number, ticket.tags);
          if (words !== undefined && words.length > 0) {
            const held = await client.query<{ words: string }>('SELECT words FROM ticket_words WHERE number = $1', [
              number,
            ]);
            await putWords(client, number, joinWords(held.rows[0]?.words ?? '', words));
          }
          if (progress !== undefined) {
            const { entryId, guide } = progress;
            const put = 'UPDATE ticket_entry SET guide = $1 WHERE ticket_id = $2 AND entry_id = $3';
            await client.query(put, [JSON.stringify(guide), ticketId, entryId]);
          }
          await addEntries(client, ticketId, entries);
          await tell(client, ticket);
          return 'changed';
        }),
      ),
    seen: (ticketId, at) =>
      ask('UPDATE ticket SET seen_at = greatest($2, seen_at) WHERE ticket_id = $1', ticketId, at).then(() => {}),
  };
}

function postgresTicketLists(
  pool: Pool,
): Pick<TicketRecords, 'list' | 'count' | 'ofVisitor' | 'exportVisitor' | 'eraseVisitor'> {
  const ask = asker(pool);
  return {
    async list(query, sort, limit, after) {
      const { text, values } = listStatement(query, { sort, limit, after }, DIALECT);
      const { rows } = await ask(text, ...values);
      const tickets = rows.slice(0, limit).map(toTicket);
      const last = tickets.at(-1);
      const more = rows.length > limit && last !== undefined;
      return { tickets, next: more ? { value: orderValue(last, sort), number: last.number } : undefined };
    },
    async count(queries, most) {
      const counts: number[] = [];
      for (const query of queries) {
        const { text, values } = countStatement(query, most, DIALECT);
        counts.push(Number((await ask(text, ...values)).rows[0]?.['tickets'] ?? 0));
      }
      return counts;
    },
    async ofVisitor(appId, visitorId, limit) {
      const text = `${RECORD} t.app_id = $1 AND t.visitor_id = $2 AND t.verified = 1 ORDER BY t.updated_at DESC, t.number DESC LIMIT $3`;
      return (await ask(text, appId, visitorId, limit)).rows.map(toTicket);
    },
    async exportVisitor(appId, visitorId) {
      const text = `${RECORD} t.app_id = $1 AND t.visitor_id = $2 ORDER BY t.number`;
      const found = [];
      for (const row of (await ask(text, appId, visitorId)).rows) {
        const { rows } = await ask(ENTRIES, row['ticket_id']);
        found.push({ ticket: toTicket(row), entries: rows.map(toEntry) });
      }
      return found;
    },
    async eraseVisitor(appId, visitorId) {
      const { rows } = await ask(
        'DELETE FROM ticket WHERE app_id = $1 AND visitor_id = $2 RETURNING ticket_id',
        ...[appId, visitorId],
      );
      return rows.map((row) => String(row['ticket_id']));
    },
  };
}

function postgresTicketNews(pool: Pool): Pick<TicketRecords, 'takeNews' | 'dropNews'> {
  const ask = asker(pool);
  return {
    async takeNews(limit, now, until) {
      const { rows } = await ask(
        `UPDATE ticket_news SET free_at = $3 WHERE seq IN (
           SELECT seq FROM ticket_news WHERE free_at <= $2 ORDER BY seq LIMIT $1 FOR UPDATE SKIP LOCKED
         ) RETURNING seq, ticket_id, entry_id`,
        ...[limit, now, until],
      );
      return rows
        .map((row) => ({
          newsId: Number(row['seq']),
          ticketId: String(row['ticket_id']),
          entryId: String(row['entry_id']),
        }))
        .sort((a, b) => a.newsId - b.newsId);
    },
    dropNews: (newsIds) => ask('DELETE FROM ticket_news WHERE seq = ANY ($1)', [...newsIds]).then(() => {}),
  };
}
