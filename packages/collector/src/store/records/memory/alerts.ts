import { contentOf, toAlert, type AlertRecords } from '../alert-records.ts';
import type { Ledger } from './ledger.ts';

export function memoryAlerts(ledger: Ledger): AlertRecords {
  const kept = ledger.map<string, string>();
  const keyOf = (appId: string, alertId: string): string => JSON.stringify([appId, alertId]);
  return {
    list: async (appId) =>
      [...kept]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([, content]) => toAlert({ content }))
        .filter((alert) => appId === undefined || alert.appId === appId),
    put: async (alert) => void kept.set(keyOf(alert.appId, alert.alertId), contentOf(alert)),
    async note(was, standing) {
      const key = keyOf(was.appId, was.alertId);
      if (kept.get(key) !== contentOf(was)) return false;
      kept.set(key, contentOf({ ...was, standing }));
      return true;
    },
    remove: async (appId, alertId) => kept.delete(keyOf(appId, alertId)),
  };
}
