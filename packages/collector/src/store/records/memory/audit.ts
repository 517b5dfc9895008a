/* eslint-disable @typescript-eslint/require-await -- the interface is asynchronous for the sake of engines that are */
import type { AuditEntry } from '@handrail/protocol';
import { chainOf, type AuditQuery, type AuditRecords } from '../audit-records.ts';

export function memoryAudit(): AuditRecords {
  const entries: AuditEntry[] = [];
  return {
    async append(note) {
      const seq = entries.length + 1;
      const entry = { ...structuredClone(note), seq, chain: chainOf(entries.at(-1)?.chain ?? '', seq, note) };
      entries.push(entry);
      return structuredClone(entry);
    },
    page: async (query) =>
      structuredClone(
        entries
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
