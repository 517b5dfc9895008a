import type { DatabaseSync } from 'node:sqlite';
import { guarded, inTransaction } from '../../sqlite/guarded.ts';
import type { OneTimeRecord, OneTimeRecords } from '../member-records.ts';

export function sqliteOneTime(database: DatabaseSync): OneTimeRecords {
  const forget = database.prepare('DELETE FROM one_time WHERE expires_at <= ?');
  const voidOf = database.prepare('DELETE FROM one_time WHERE member_id = ? AND purpose = ?');
  const insert = database.prepare(
    'INSERT INTO one_time (token_hash, purpose, member_id, expires_at, content) VALUES (?, ?, ?, ?, ?)',
  );
  const found = 'token_hash = ? AND purpose = ? AND expires_at > ?';
  const one = database.prepare(`SELECT * FROM one_time WHERE ${found}`);
  const take = database.prepare(`DELETE FROM one_time WHERE ${found} RETURNING *`);

  return {
    put: ({ tokenHash, purpose, memberId, expiresAt, data }, now) =>
      guarded(() =>
        inTransaction(database, () => {
          forget.run(now);
          voidOf.run(memberId, purpose);
          insert.run(tokenHash, purpose, memberId, expiresAt, JSON.stringify(data));
        }),
      ),
    find: (tokenHash, purpose, now) => guarded(() => toRecord(one.get(tokenHash, purpose, now))),
    take: (tokenHash, purpose, now) => guarded(() => toRecord(take.get(tokenHash, purpose, now))),
    voidOf: (memberId, purpose) => guarded(() => void voidOf.run(memberId, purpose)),
  };
}

function toRecord(row: Record<string, unknown> | undefined): OneTimeRecord | undefined {
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
