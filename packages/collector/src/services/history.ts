import type { GuideHistory } from '@handrail/protocol';
import type { Admitted } from './admission.ts';
import { maySpeakFor } from './identity.ts';
import type { Stores } from './stores.ts';

/** What a visitor did with the guides of an app, for whoever may speak as them. */
export type VisitorHistory = (page: Admitted, visitorId: string) => Promise<GuideHistory[] | 'identity-needed'>;

export function createVisitorHistory({ events }: Stores): VisitorHistory {
  return async ({ appId, mode, shown }, visitorId) =>
    maySpeakFor(mode, shown, visitorId) ? events.history(appId, visitorId) : 'identity-needed';
}
