import { textOf, toMailing, type MailingRecords } from '../mailing-records.ts';
import type { Ledger } from './ledger.ts';

const byKey = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : 1);

export function memoryMailings(ledger: Ledger): MailingRecords {
  const kept = ledger.map<string, string>();
  const allowed = ledger.map<string, true>();
  return {
    list: async () => [...kept].toSorted(byKey).map(([, content]) => toMailing({ content })),
    async find(mailingId) {
      const content = kept.get(mailingId);
      return content === undefined ? undefined : toMailing({ content });
    },
    put: async (mailing) => void kept.set(mailing.mailingId, textOf(mailing)),
    async replace(was, next) {
      if (kept.get(was.mailingId) !== textOf(was)) return false;
      kept.set(was.mailingId, textOf(next));
      return true;
    },
    remove: async (mailingId) => kept.delete(mailingId),
    addresses: async () => [...allowed].toSorted(byKey).map(([address]) => address),
    async allow(addresses) {
      for (const [address] of [...allowed]) allowed.delete(address);
      for (const address of addresses) allowed.set(address, true);
    },
  };
}
