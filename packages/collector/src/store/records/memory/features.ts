import type { Feature } from '@handrail/protocol';
import type { FeatureRecords } from '../record-store.ts';
import type { Ledger } from './ledger.ts';

const order = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

export function memoryFeatures(ledger: Ledger): FeatureRecords {
  const kept = ledger.map<string, { appId: string; feature: Feature }>();
  const key = (appId: string, featureId: string): string => `${appId} ${featureId}`;
  return {
    list: async (of) =>
      [...kept.values()]
        .flatMap(({ appId, feature }) => (appId === of ? [feature] : []))
        .sort((a, b) => order(a.name, b.name) || order(a.featureId, b.featureId)),
    find: async (appId, featureId) => kept.get(key(appId, featureId))?.feature,
    async put(appId, feature) {
      const before = kept.has(key(appId, feature.featureId));
      kept.set(key(appId, feature.featureId), { appId, feature: structuredClone(feature) });
      return before ? 'changed' : 'made';
    },
    remove: async (appId, featureId) => kept.delete(key(appId, featureId)),
  };
}
