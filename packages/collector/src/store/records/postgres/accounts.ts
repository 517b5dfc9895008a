import type { Pool } from 'pg';
import { guarded, inTransaction } from '../../postgres/guarded.ts';
import { ask as inJoint } from '../../postgres/together.ts';
import type {
  OneTimeRecord,
  OneTimeRecords,
  SessionRecord,
  SessionRecords,
  TokenRecord,
  TokenRecords,
} from '../member-records.ts';

type Row = Record<string, unknown>;

export const asker =
  (pool: Pool) =>
  (text: string, ...values: unknown[]): Promise<{ rows: Row[]; count: number }> =>
    guarded(async () => {
      const { rows, rowCount } = await inJoint(pool, text, values);
      return { rows, count: rowCount ?? 0 };
    });

const SESSION = 'session_hash, member_id, created_at, expires_at, seen_at, how, device';

export function postgresSessions(pool: Pool): SessionRecords {
  const ask = asker(pool);
  return {
    add: ({ sessionHash, memberId, createdAt, expiresAt, seenAt, how, device }, now) =>
      guarded(() =>
        inTransaction(pool, async (client) => {
          await client.query('DELETE FROM member_session WHERE expires_at <= $1', [now]);
          await client.query(`INSERT INTO member_session (${SESSION}) VALUES ($1, $2, $3, $4, $5, $6, $7)`, [
            ...[sessionHash, memberId, createdAt, expiresAt, seenAt, how, device],
          ]);
        }),
      ),
    async find(sessionHash) {
      const { rows } = await ask(`SELECT ${SESSION} FROM member_session WHERE session_hash = $1`, sessionHash);
      return rows[0] && toSession(rows[0]);
    },
    touch: (sessionHash, seenAt) =>
      ask('UPDATE member_session SET seen_at = $2 WHERE session_hash = $1', sessionHash, seenAt).then(() => {}),
    async of(memberId) {
      const order = 'ORDER BY seen_at DESC, session_hash COLLATE "C"';
      const { rows } = await ask(`SELECT ${SESSION} FROM member_session WHERE member_id = $1 ${order}`, memberId);
      return rows.map(toSession);
    },
    async remove(memberId, sessionHash) {
      const text = 'DELETE FROM member_session WHERE member_id = $1 AND session_hash = $2';
      return (await ask(text, memberId, sessionHash)).count === 1;
    },
    removeOf: (memberId, except) =>
      ask(
        'DELETE FROM member_session WHERE member_id = $1 AND session_hash IS DISTINCT FROM $2',
        ...[memberId, except ?? null],
      ).then(() => {}),
  };
}

const toSession = (row: Row): SessionRecord => ({
  sessionHash: String(row['session_hash']),
  memberId: String(row['member_id']),
  createdAt: Number(row['created_at']),
  expiresAt: Number(row['expires_at']),
  seenAt: Number(row['seen_at']),
  // Written by `add`, and by nobody else.
  how: String(row['how']) as SessionRecord['how'],
  device: String(row['device']),
});

export function postgresOneTime(pool: Pool): OneTimeRecords {
  const ask = asker(pool);
  const found = 'token_hash = $1 AND purpose = $2 AND expires_at > $3';
  return {
    put: ({ tokenHash, purpose, memberId, expiresAt, data }, now) =>
      guarded(() =>
        inTransaction(pool, async (client) => {
          await client.query('DELETE FROM one_time WHERE expires_at <= $1', [now]);
          await client.query('DELETE FROM one_time WHERE member_id = $1 AND purpose = $2', [memberId, purpose]);
          const text =
            'INSERT INTO one_time (token_hash, purpose, member_id, expires_at, content) VALUES ($1, $2, $3, $4, $5)';
          await client.query(text, [tokenHash, purpose, memberId, expiresAt, JSON.stringify(data)]);
        }),
      ),
    find: async (hash, purpose, now) =>
      toOneTime((await ask(`SELECT * FROM one_time WHERE ${found}`, hash, purpose, now)).rows[0]),
    take: async (hash, purpose, now) =>
      toOneTime((await ask(`DELETE FROM one_time WHERE ${found} RETURNING *`, hash, purpose, now)).rows[0]),
    voidOf: (memberId, purpose) =>
      ask('DELETE FROM one_time WHERE member_id = $1 AND purpose = $2', memberId, purpose).then(() => {}),
  };
}

function toOneTime(row: Row | undefined): OneTimeRecord | undefined {
  if (row === undefined) return undefined;
  return {
    tokenHash: String(row['token_hash']),
    purpose: String(row['purpose']),
    memberId: typeof row['member_id'] === 'string' ? row['member_id'] : null,
    expiresAt: Number(row['expires_at']),
    // Written by `put`, and by nobody else.
    data: JSON.parse(String(row['content'])) as OneTimeRecord['data'],
  };
}

export function postgresTokens(pool: Pool): TokenRecords {
  const ask = asker(pool);
  return {
    async add(token) {
      const { tokenId, tokenHash, memberId, createdAt, usedAt } = token;
      await ask(
        'INSERT INTO api_token (token_id, token_hash, member_id, created_at, used_at, content) VALUES ($1, $2, $3, $4, $5, $6)',
        ...[tokenId, tokenHash, memberId, createdAt, usedAt, JSON.stringify(token)],
      );
    },
    async findByHash(tokenHash) {
      const { rows } = await ask('SELECT used_at, content FROM api_token WHERE token_hash = $1', tokenHash);
      return rows[0] && toToken(rows[0]);
    },
    async of(memberId) {
      const order = 'ORDER BY created_at DESC, token_id COLLATE "C"';
      const { rows } = await ask(`SELECT used_at, content FROM api_token WHERE member_id = $1 ${order}`, memberId);
      return rows.map(toToken);
    },
    touch: (tokenId, usedAt) =>
      ask('UPDATE api_token SET used_at = $2 WHERE token_id = $1', tokenId, usedAt).then(() => {}),
    removeOf: (memberId) => ask('DELETE FROM api_token WHERE member_id = $1', memberId).then(() => {}),
    remove: async (memberId, tokenId) =>
      (await ask('DELETE FROM api_token WHERE member_id = $1 AND token_id = $2', memberId, tokenId)).count === 1,
  };
}

function toToken(row: Row): TokenRecord {
  // Written by `add`, and by nobody else.
  const token = JSON.parse(String(row['content'])) as TokenRecord;
  return { ...token, usedAt: row['used_at'] === null ? null : Number(row['used_at']) };
}
