import type { AuditEntry } from '@handrail/protocol';
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { guarded, inTransaction } from '../../sqlite/guarded.ts';
import { chainOf, type AuditNote, type AuditQuery, type AuditRecords } from '../audit-records.ts';

export function sqliteAudit(database: DatabaseSync): AuditRecords {
  const last = database.prepare('SELECT seq, chain FROM audit ORDER BY seq DESC LIMIT 1');
  const insert = database.prepare(
    'INSERT INTO audit (seq, at, member_id, action, app_id, chain, content) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );

  return {
    append: (note) =>
      guarded(() =>
        inTransaction(database, () => {
          const before = last.get();
          const seq = Number(before?.['seq'] ?? 0) + 1;
          const chain = chainOf(String(before?.['chain'] ?? ''), seq, note);
          const { at, memberId, action, appId } = note;
          insert.run(seq, at, memberId, action, appId, chain, JSON.stringify(note));
          return { ...note, seq, chain };
        }),
      ),
    page: (query) =>
      guarded(() => {
        const { where, values } = conditions(query);
        const page = database.prepare(`SELECT seq, chain, content FROM audit ${where} ORDER BY seq DESC LIMIT ?`);
        return page.all(...values, query.limit).map(toEntry);
      }),
  };
}

function conditions({ before, memberId, action, appId, from, to }: AuditQuery) {
  const asked: [string, SQLInputValue | undefined][] = [
    ['seq < ?', before],
    ['member_id = ?', memberId],
    ['action = ?', action],
    ['app_id = ?', appId],
    ['at >= ?', from],
    ['at < ?', to],
  ];
  const set = asked.filter((one): one is [string, SQLInputValue] => one[1] !== undefined);
  const where = set.length === 0 ? '' : `WHERE ${set.map(([text]) => text).join(' AND ')}`;
  return { where, values: set.map(([, value]) => value) };
}

function toEntry(row: Record<string, unknown>): AuditEntry {
  // Written by `append`, and by nobody else.
  const note = JSON.parse(String(row['content'])) as AuditNote;
  return { ...note, seq: Number(row['seq']), chain: String(row['chain']) };
}
