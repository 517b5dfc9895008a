import type { ReportLinkRecord, RolloutRecord, RolloutRecords, TestEntry } from '../rollout-records.ts';
import type { Ledger } from './ledger.ts';

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function memoryRollouts(ledger: Ledger): RolloutRecords {
  const kept = ledger.map<string, RolloutRecord>();
  const links = ledger.map<string, ReportLinkRecord>();
  const entries = ledger.map<string, { rolloutId: string; entry: TestEntry }>();
  return {
    list: async (appId) =>
      [...kept.values()]
        .filter(({ rollout }) => rollout.scope.appIds.includes(appId))
        .sort((a, b) => b.updatedAt - a.updatedAt || order(a.rollout.rolloutId, b.rollout.rolloutId))
        .map((one) => structuredClone(one)),
    find: async (rolloutId) => structuredClone(kept.get(rolloutId)),
    async put(record, before) {
      const { rolloutId } = record.rollout;
      if ((kept.get(rolloutId)?.revision ?? 0) !== before) return false;
      kept.set(rolloutId, structuredClone(record));
      return true;
    },
    async remove(rolloutId, revision) {
      if (kept.get(rolloutId)?.revision !== revision) return false;
      for (const link of [...links.values()]) if (link.rolloutId === rolloutId) links.delete(link.linkId);
      for (const { rolloutId: of, entry } of [...entries.values()]) if (of === rolloutId) entries.delete(entry.entryId);
      return kept.delete(rolloutId);
    },
    addLink: async (link) => void links.set(link.linkId, structuredClone(link)),
    links: async (rolloutId) =>
      [...links.values()]
        .filter((link) => link.rolloutId === rolloutId)
        .sort((a, b) => b.createdAt - a.createdAt || order(a.linkId, b.linkId)),
    findLink: async (tokenHash) => [...links.values()].find((link) => link.tokenHash === tokenHash),
    removeLink: async (rolloutId, linkId) => links.get(linkId)?.rolloutId === rolloutId && links.delete(linkId),
    async addEntry(rolloutId, entry) {
      if (entries.has(entry.entryId)) return false;
      entries.set(entry.entryId, { rolloutId, entry: structuredClone(entry) });
      return true;
    },
    entries: async (of) =>
      [...entries.values()].flatMap(({ rolloutId, entry }) => (rolloutId === of ? structuredClone(entry) : [])),
  };
}
