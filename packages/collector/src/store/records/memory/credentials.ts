import type { CredentialRecord, CredentialRecords } from '../credential-records.ts';
import type { Ledger } from './ledger.ts';

export function memoryCredentials(ledger: Ledger): CredentialRecords {
  const all = ledger.map<string, CredentialRecord>();
  return {
    of: async (appId, kind) =>
      [...all.values()]
        .filter((one) => one.appId === appId && one.kind === kind)
        .sort((a, b) => b.createdAt - a.createdAt || (a.credentialId < b.credentialId ? -1 : 1)),
    async find(credentialId, kind) {
      const found = all.get(credentialId);
      return found?.kind === kind ? found : undefined;
    },
    async add(credential) {
      all.set(credential.credentialId, credential);
    },
    async reseal(credentialId, before, sealed) {
      const found = all.get(credentialId);
      if (found?.sealed !== before) return false;
      all.set(credentialId, { ...found, sealed });
      return true;
    },
    remove: async (appId, credentialId) => all.get(credentialId)?.appId === appId && all.delete(credentialId),
  };
}
