import type { Feature } from '@handrail/protocol';
import type { RecordStore } from '../store/records/record-store.ts';

/** The things in the application whose use members want counted. */
export interface Features {
  list(appId: string): Promise<Feature[]>;
  find(appId: string, featureId: string): Promise<Feature | undefined>;
  /** Undefined when there is no such app. */
  put(appId: string, feature: Feature): Promise<'made' | 'changed' | undefined>;
  /** Whether it was there. Its clicks stay, and are counted again if it comes back. */
  remove(appId: string, featureId: string): Promise<boolean>;
}

export function createFeatures({ apps, features }: RecordStore): Features {
  return {
    list: (appId) => features.list(appId),
    find: (appId, featureId) => features.find(appId, featureId),
    async put(appId, feature) {
      return (await apps.find(appId)) === undefined ? undefined : features.put(appId, feature);
    },
    remove: (appId, featureId) => features.remove(appId, featureId),
  };
}
