import type { SupportDocument } from '@handrail/protocol';
import type { Ledger } from './ledger.ts';
import type { SupportRecords } from '../support-records.ts';

export function memorySupport(ledger: Ledger): SupportRecords {
  // The one document.
  const kept = ledger.map<1, SupportDocument>();
  return {
    find: async () => structuredClone(kept.get(1)),
    async put(settings, revision) {
      if (revision !== (kept.get(1)?.revision ?? 0)) return false;
      kept.set(1, { revision: revision + 1, settings: structuredClone(settings) });
      return true;
    },
  };
}
