import type { DatabaseSync } from 'node:sqlite';
import { guarded, inTransaction } from '../../sqlite/guarded.ts';
import type { SessionRecord, SessionRecords } from '../member-records.ts';

const COLUMNS = 'session_hash, member_id, created_at, expires_at, seen_at, how, device';

export function sqliteSessions(database: DatabaseSync): SessionRecords {
  const forget = database.prepare('DELETE FROM member_session WHERE expires_at <= ?');
  const insert = database.prepare(`INSERT INTO member_session (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)`);
  const byHash = database.prepare(`SELECT ${COLUMNS} FROM member_session WHERE session_hash = ?`);
  const touch = database.prepare('UPDATE member_session SET seen_at = ? WHERE session_hash = ?');
  const ofMember = database.prepare(
    `SELECT ${COLUMNS} FROM member_session WHERE member_id = ? ORDER BY seen_at DESC, session_hash`,
  );
  const remove = database.prepare('DELETE FROM member_session WHERE member_id = ? AND session_hash = ?');
  const removeOf = database.prepare('DELETE FROM member_session WHERE member_id = ? AND session_hash IS NOT ?');

  return {
    add: ({ sessionHash, memberId, createdAt, expiresAt, seenAt, how, device }, now) =>
      guarded(() =>
        inTransaction(database, () => {
          forget.run(now);
          insert.run(sessionHash, memberId, createdAt, expiresAt, seenAt, how, device);
        }),
      ),
    find: (sessionHash) =>
      guarded(() => {
        const row = byHash.get(sessionHash);
        return row && toSession(row);
      }),
    touch: (sessionHash, seenAt) => guarded(() => void touch.run(seenAt, sessionHash)),
    of: (memberId) => guarded(() => ofMember.all(memberId).map(toSession)),
    remove: (memberId, sessionHash) => guarded(() => remove.run(memberId, sessionHash).changes === 1),
    removeOf: (memberId, except) => guarded(() => void removeOf.run(memberId, except ?? null)),
  };
}

const toSession = (row: Record<string, unknown>): SessionRecord => ({
  sessionHash: String(row['session_hash']),
  memberId: String(row['member_id']),
  createdAt: Number(row['created_at']),
  expiresAt: Number(row['expires_at']),
  seenAt: Number(row['seen_at']),
  // Written by `add`, and by nobody else.
  how: String(row['how']) as SessionRecord['how'],
  device: String(row['device']),
});
