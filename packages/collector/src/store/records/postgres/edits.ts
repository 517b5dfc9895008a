import type { Pool } from 'pg';
import { guarded, inTransaction } from '../../postgres/guarded.ts';
import type { EditRecord, EditRecords } from '../edit-records.ts';
import { asker } from './accounts.ts';

const BY_LINK = 'SELECT content, seen_at FROM edit WHERE link_hash = $1 AND expires_at > $2';

export function postgresEdits(pool: Pool): EditRecords {
  const ask = asker(pool);
  const all = async (text: string, ...values: unknown[]): Promise<EditRecord[]> =>
    (await ask(text, ...values)).rows.map(toEdit);
  return {
    add: (edit, now) =>
      guarded(() =>
        inTransaction(pool, async (client) => {
          const { editId, linkHash, memberId, appId, origin, expiresAt } = edit;
          await client.query('DELETE FROM edit WHERE expires_at <= $1', [now]);
          await client.query(
            `INSERT INTO edit (edit_id, link_hash, member_id, app_id, origin, expires_at, content)
            VALUES ($1, $2, $3, $4, $5, $6, $7)`,
            [editId, linkHash, memberId, appId, origin, expiresAt, JSON.stringify(edit)],
          );
        }),
      ),
    findByLink: async (linkHash, now) => (await all(BY_LINK, linkHash, now))[0],
    findBySession: async (sessionHash, now) =>
      (await all('SELECT content, seen_at FROM edit WHERE session_hash = $1 AND expires_at > $2', sessionHash, now))[0],
    begin: (linkHash, session, expiresAt, now) =>
      guarded(() =>
        inTransaction(pool, async (client) => {
          // Who comes at the same moment waits here, and finds it used.
          const { rows } = await client.query<Record<string, unknown>>(`${BY_LINK} FOR UPDATE`, [linkHash, now]);
          const edit = rows[0] && toEdit(rows[0]);
          if (edit === undefined) return 'unknown';
          if (edit.session?.sessionHash === session.sessionHash) return 'begun';
          if (edit.session !== null) {
            await client.query('DELETE FROM edit WHERE edit_id = $1', [edit.editId]);
            return 'used';
          }
          const content = JSON.stringify({ ...edit, session, expiresAt });
          await client.query(
            'UPDATE edit SET session_hash = $1, seen_at = $2, expires_at = $3, content = $4 WHERE link_hash = $5',
            [session.sessionHash, session.seenAt, expiresAt, content, linkHash],
          );
          return 'begun';
        }),
      ),
    touch: (editId, seenAt) =>
      ask('UPDATE edit SET seen_at = $2 WHERE edit_id = $1 AND session_hash IS NOT NULL', editId, seenAt).then(
        () => {},
      ),
    of: (memberId, now) =>
      all(
        `SELECT content, seen_at FROM edit WHERE member_id = $1 AND session_hash IS NOT NULL AND expires_at > $2
        ORDER BY seen_at DESC, edit_id COLLATE "C"`,
        ...[memberId, now],
      ),
    async origins(appId, now) {
      const text =
        'SELECT DISTINCT origin COLLATE "C" AS origin FROM edit WHERE app_id = $1 AND expires_at > $2 ORDER BY 1';
      return (await ask(text, appId, now)).rows.map(({ origin }) => String(origin));
    },
    remove: async (memberId, editId) =>
      (await ask('DELETE FROM edit WHERE member_id = $1 AND edit_id = $2', memberId, editId)).count === 1,
    removeOf: (memberId) => ask('DELETE FROM edit WHERE member_id = $1', memberId).then(() => {}),
  };
}

function toEdit(row: Record<string, unknown>): EditRecord {
  // Written by `add` and `begin`, and by nobody else.
  const edit = JSON.parse(String(row['content'])) as EditRecord;
  return { ...edit, session: edit.session && { ...edit.session, seenAt: Number(row['seen_at']) } };
}
