import type { DatabaseSync } from 'node:sqlite';
import { guarded, inTransaction } from '../../sqlite/guarded.ts';
import type { AccessRecords } from '../record-store.ts';

export function sqliteAccess(database: DatabaseSync): AccessRecords {
  const voidTokens = database.prepare('DELETE FROM sign_in_token');
  const addToken = database.prepare('INSERT INTO sign_in_token (token_hash, expires_at) VALUES (?, ?)');
  const takeToken = database.prepare('DELETE FROM sign_in_token WHERE token_hash = ? RETURNING expires_at');
  const forget = database.prepare('DELETE FROM session WHERE expires_at <= ?');
  const add = database.prepare('INSERT INTO session (session_hash, expires_at, seen_at) VALUES (?, ?, ?)');
  const find = database.prepare('SELECT expires_at, seen_at FROM session WHERE session_hash = ?');
  const touch = database.prepare('UPDATE session SET seen_at = ? WHERE session_hash = ?');
  const remove = database.prepare('DELETE FROM session WHERE session_hash = ?');

  return {
    putSignInToken: (tokenHash, expiresAt) =>
      guarded(() =>
        inTransaction(database, () => {
          voidTokens.run();
          addToken.run(tokenHash, expiresAt);
        }),
      ),
    takeSignInToken: (tokenHash, now) =>
      guarded(() => {
        const row = takeToken.get(tokenHash);
        return row !== undefined && Number(row['expires_at']) > now;
      }),
    addSession: ({ sessionHash, expiresAt, seenAt }, now) =>
      guarded(() =>
        inTransaction(database, () => {
          forget.run(now);
          add.run(sessionHash, expiresAt, seenAt);
        }),
      ),
    findSession: (sessionHash) =>
      guarded(() => {
        const row = find.get(sessionHash);
        if (row === undefined) return undefined;
        return { sessionHash, expiresAt: Number(row['expires_at']), seenAt: Number(row['seen_at']) };
      }),
    touchSession: (sessionHash, seenAt) => guarded(() => void touch.run(seenAt, sessionHash)),
    removeSession: (sessionHash) => guarded(() => void remove.run(sessionHash)),
  };
}
