import type { DatabaseSync } from 'node:sqlite';
import { guarded } from '../../sqlite/guarded.ts';
import type { TokenRecord, TokenRecords } from '../member-records.ts';

export function sqliteTokens(database: DatabaseSync): TokenRecords {
  const insert = database.prepare(
    'INSERT INTO api_token (token_id, token_hash, member_id, created_at, used_at, content) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const byHash = database.prepare('SELECT used_at, content FROM api_token WHERE token_hash = ?');
  const ofMember = database.prepare(
    'SELECT used_at, content FROM api_token WHERE member_id = ? ORDER BY created_at DESC, token_id',
  );
  const touch = database.prepare('UPDATE api_token SET used_at = ? WHERE token_id = ?');
  const remove = database.prepare('DELETE FROM api_token WHERE member_id = ? AND token_id = ?');

  const removeOf = database.prepare('DELETE FROM api_token WHERE member_id = ?');

  return {
    removeOf: (memberId) => guarded(() => void removeOf.run(memberId)),
    add: (token) =>
      guarded(() => {
        const { tokenId, tokenHash, memberId, createdAt, usedAt } = token;
        insert.run(tokenId, tokenHash, memberId, createdAt, usedAt, JSON.stringify(token));
      }),
    findByHash: (tokenHash) =>
      guarded(() => {
        const row = byHash.get(tokenHash);
        return row && toToken(row);
      }),
    of: (memberId) => guarded(() => ofMember.all(memberId).map(toToken)),
    touch: (tokenId, usedAt) => guarded(() => void touch.run(usedAt, tokenId)),
    remove: (memberId, tokenId) => guarded(() => remove.run(memberId, tokenId).changes === 1),
  };
}

const toToken = (row: Record<string, unknown>): TokenRecord => {
  // Written by `add`, and by nobody else.
  const token = JSON.parse(String(row['content'])) as TokenRecord;
  return { ...token, usedAt: row['used_at'] === null ? null : Number(row['used_at']) };
};
