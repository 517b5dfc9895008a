import type { AuditEntry } from '@handrail/protocol';
import type { Pool } from 'pg';
import { guarded, inTransaction } from '../../postgres/guarded.ts';
import { chainOf, type AuditNote, type AuditQuery, type AuditRecords } from '../audit-records.ts';
import { asker } from './accounts.ts';

const INSERT =
  'INSERT INTO audit (seq, at, member_id, action, app_id, chain, content) VALUES ($1, $2, $3, $4, $5, $6, $7)';

export function postgresAudit(pool: Pool): AuditRecords {
  const ask = asker(pool);
  return {
    append: (note) =>
      guarded(() =>
        inTransaction(pool, async (client) => {
          // One after the other, over all collectors: each entry is chained to the one before it.
          await client.query('LOCK TABLE audit IN EXCLUSIVE MODE');
          const { rows } = await client.query<{ seq: string; chain: string }>(
            'SELECT seq, chain FROM audit ORDER BY seq DESC LIMIT 1',
          );
          const seq = Number(rows[0]?.seq ?? 0) + 1;
          const chain = chainOf(rows[0]?.chain ?? '', seq, note);
          const { at, memberId, action, appId } = note;
          await client.query(INSERT, [seq, at, memberId, action, appId, chain, JSON.stringify(note)]);
          return { ...note, seq, chain };
        }),
      ),
    async page(query) {
      const { where, values } = conditions(query);
      const text = `SELECT seq, chain, content FROM audit ${where} ORDER BY seq DESC LIMIT $${values.length + 1}`;
      return (await ask(text, ...values, query.limit)).rows.map(toEntry);
    },
  };
}

function conditions({ before, memberId, action, appId, from, to }: AuditQuery) {
  const asked: [string, string | number | undefined][] = [
    ['seq <', before],
    ['member_id =', memberId],
    ['action =', action],
    ['app_id =', appId],
    ['at >=', from],
    ['at <', to],
  ];
  const set = asked.filter(([, value]) => value !== undefined);
  const where = set.map(([text], index) => `${text} $${index + 1}`).join(' AND ');
  return { where: where === '' ? '' : `WHERE ${where}`, values: set.map(([, value]) => value) };
}

function toEntry(row: Record<string, unknown>): AuditEntry {
  // Written by `append`, and by nobody else.
  const note = JSON.parse(String(row['content'])) as AuditNote;
  return { ...note, seq: Number(row['seq']), chain: String(row['chain']) };
}
