import type { GroupRecord, GroupRecords } from '../group-records.ts';
import type { Ledger } from './ledger.ts';

export function memoryGroups(ledger: Ledger): GroupRecords {
  const groups = ledger.map<string, GroupRecord>();
  return {
    list: async () => [...groups.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
    find: async (groupId) => groups.get(groupId),
    async put(group) {
      const { groupId, name } = group;
      if ([...groups.values()].some((other) => other.name === name && other.groupId !== groupId)) return 'taken';
      const before = groups.has(groupId);
      groups.set(groupId, { ...group });
      return before ? 'changed' : 'made';
    },
    remove: async (groupId) => groups.delete(groupId),
  };
}
