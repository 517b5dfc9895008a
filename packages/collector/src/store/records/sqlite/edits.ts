import type { DatabaseSync } from 'node:sqlite';
import { guarded, inTransaction } from '../../sqlite/guarded.ts';
import type { EditRecord, EditRecords } from '../edit-records.ts';

export function sqliteEdits(database: DatabaseSync): EditRecords {
  const forget = database.prepare('DELETE FROM edit WHERE expires_at <= ?');
  const insert = database.prepare(
    'INSERT INTO edit (edit_id, link_hash, member_id, app_id, origin, expires_at, content) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const byLink = database.prepare('SELECT content, seen_at FROM edit WHERE link_hash = ? AND expires_at > ?');
  const bySession = database.prepare('SELECT content, seen_at FROM edit WHERE session_hash = ? AND expires_at > ?');
  const begin = database.prepare(
    'UPDATE edit SET session_hash = ?, seen_at = ?, expires_at = ?, content = ? WHERE link_hash = ?',
  );
  const touch = database.prepare('UPDATE edit SET seen_at = ? WHERE edit_id = ? AND session_hash IS NOT NULL');
  const ofMember = database.prepare(
    `SELECT content, seen_at FROM edit WHERE member_id = ? AND session_hash IS NOT NULL AND expires_at > ?
    ORDER BY seen_at DESC, edit_id`,
  );
  const origins = database.prepare(
    'SELECT DISTINCT origin FROM edit WHERE app_id = ? AND expires_at > ? ORDER BY origin',
  );
  const remove = database.prepare('DELETE FROM edit WHERE member_id = ? AND edit_id = ?');
  const removeOf = database.prepare('DELETE FROM edit WHERE member_id = ?');

  return {
    add: (edit, now) =>
      guarded(() =>
        inTransaction(database, () => {
          const { editId, linkHash, memberId, appId, origin, expiresAt } = edit;
          forget.run(now);
          insert.run(editId, linkHash, memberId, appId, origin, expiresAt, JSON.stringify(edit));
        }),
      ),
    findByLink: (linkHash, now) => guarded(() => toEdit(byLink.get(linkHash, now))),
    findBySession: (sessionHash, now) => guarded(() => toEdit(bySession.get(sessionHash, now))),
    begin: (linkHash, session, expiresAt, now) =>
      guarded(() =>
        inTransaction(database, () => {
          const edit = toEdit(byLink.get(linkHash, now));
          if (edit === undefined) return 'unknown';
          if (edit.session?.sessionHash === session.sessionHash) return 'begun';
          if (edit.session !== null) {
            remove.run(edit.memberId, edit.editId);
            return 'used';
          }
          const content = JSON.stringify({ ...edit, session, expiresAt });
          begin.run(session.sessionHash, session.seenAt, expiresAt, content, linkHash);
          return 'begun';
        }),
      ),
    touch: (editId, seenAt) => guarded(() => void touch.run(seenAt, editId)),
    of: (memberId, now) => guarded(() => ofMember.all(memberId, now).flatMap((row) => toEdit(row) ?? [])),
    origins: (appId, now) => guarded(() => origins.all(appId, now).map((row) => String(row['origin']))),
    remove: (memberId, editId) => guarded(() => remove.run(memberId, editId).changes === 1),
    removeOf: (memberId) => guarded(() => void removeOf.run(memberId)),
  };
}

function toEdit(row: Record<string, unknown> | undefined): EditRecord | undefined {
  if (row === undefined) return undefined;
  // Written by `add` and `begin`, and by nobody else.
  const edit = JSON.parse(String(row['content'])) as EditRecord;
  return { ...edit, session: edit.session && { ...edit.session, seenAt: Number(row['seen_at']) } };
}
