import type { GuideHistory } from '@handrail/protocol';
import type { Stores } from './stores.ts';

/** What a visitor did with the guides of an app; undefined when no app has the key. */
export type VisitorHistory = (appKey: string, visitorId: string) => Promise<GuideHistory[] | undefined>;

export function createVisitorHistory({ records, events }: Stores): VisitorHistory {
  return async (appKey, visitorId) => {
    const app = await records.apps.findByKey(appKey);
    return app && events.history(app.appId, visitorId);
  };
}
