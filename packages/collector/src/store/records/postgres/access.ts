import type { Pool } from 'pg';
import { guarded, inTransaction } from '../../postgres/guarded.ts';
import type { AccessRecords } from '../record-store.ts';

const PUT_TOKEN = `
  INSERT INTO sign_in_token (id, token_hash, expires_at) VALUES (1, $1, $2)
  ON CONFLICT (id) DO UPDATE SET token_hash = excluded.token_hash, expires_at = excluded.expires_at`;

export function postgresAccess(pool: Pool): AccessRecords {
  const run = (text: string, ...values: unknown[]) =>
    guarded(async () => (await pool.query<Record<string, unknown>>(text, values)).rows);
  return {
    putSignInToken: (tokenHash, expiresAt) => run(PUT_TOKEN, tokenHash, expiresAt).then(() => {}),
    async takeSignInToken(tokenHash, now) {
      const [row] = await run('DELETE FROM sign_in_token WHERE token_hash = $1 RETURNING expires_at', tokenHash);
      return row !== undefined && Number(row['expires_at']) > now;
    },
    addSession: ({ sessionHash, expiresAt, seenAt }, now) =>
      guarded(() =>
        inTransaction(pool, async (client) => {
          await client.query('DELETE FROM session WHERE expires_at <= $1', [now]);
          await client.query('INSERT INTO session (session_hash, expires_at, seen_at) VALUES ($1, $2, $3)', [
            ...[sessionHash, expiresAt, seenAt],
          ]);
        }),
      ),
    async findSession(sessionHash) {
      const [row] = await run('SELECT expires_at, seen_at FROM session WHERE session_hash = $1', sessionHash);
      return row && { sessionHash, expiresAt: Number(row['expires_at']), seenAt: Number(row['seen_at']) };
    },
    touchSession: (sessionHash, seenAt) =>
      run('UPDATE session SET seen_at = $2 WHERE session_hash = $1', sessionHash, seenAt).then(() => {}),
    removeSession: (sessionHash) => run('DELETE FROM session WHERE session_hash = $1', sessionHash).then(() => {}),
  };
}
