/* eslint-disable @typescript-eslint/require-await -- the interface is asynchronous for the sake of engines that are */
import type { Feature } from '@handrail/protocol';
import type { FeatureRecords } from '../record-store.ts';

const order = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

export function memoryFeatures(): FeatureRecords {
  const apps = new Map<string, Map<string, Feature>>();
  const of = (appId: string): Map<string, Feature> => {
    const features = apps.get(appId) ?? new Map<string, Feature>();
    apps.set(appId, features);
    return features;
  };
  return {
    list: async (appId) =>
      [...of(appId).values()].sort((a, b) => order(a.name, b.name) || order(a.featureId, b.featureId)),
    find: async (appId, featureId) => of(appId).get(featureId),
    async put(appId, feature) {
      const before = of(appId).has(feature.featureId);
      of(appId).set(feature.featureId, structuredClone(feature));
      return before ? 'changed' : 'made';
    },
    remove: async (appId, featureId) => of(appId).delete(featureId),
  };
}
