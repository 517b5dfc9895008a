import type { AuditEntry } from '@handrail/protocol';
import type { Ledger } from './ledger.ts';
import { chainOf, type AuditQuery, type AuditRecords } from '../audit-records.ts';

export function memoryAudit(ledger: Ledger): AuditRecords {
  const entries = ledger.map<number, AuditEntry>();
  return {
    async append(note) {
      const seq = entries.size + 1;
      const entry = { ...structuredClone(note), seq, chain: chainOf(entries.get(seq - 1)?.chain ?? '', seq, note) };
      entries.set(seq, entry);
      return structuredClone(entry);
    },
    page: async (query) =>
      structuredClone(
        [...entries.values()]
          .filter((one) => fits(one, query))
          .reverse()
          .slice(0, query.limit),
      ),
  };
}

const fits = (entry: AuditEntry, { before, memberId, action, appId, from, to }: AuditQuery): boolean =>
  (before === undefined || entry.seq < before) &&
  (memberId === undefined || entry.memberId === memberId) &&
  (action === undefined || entry.action === action) &&
  (appId === undefined || entry.appId === appId) &&
  (from === undefined || entry.at >= from) &&
  (to === undefined || entry.at < to);
