import type { App, GuideHistory } from '@handrail/protocol';
import { maySpeakFor, type Identities } from './identity.ts';
import type { Stores } from './stores.ts';

interface Question {
  visitorId: string;
  identity?: string;
}

/** What a visitor did with the guides of an app, for whoever may speak as them. */
export type VisitorHistory = (app: App, question: Question) => Promise<GuideHistory[] | 'identity-needed'>;

export function createVisitorHistory({ events }: Stores, identities: Identities): VisitorHistory {
  return async (app, { visitorId, identity }) => {
    const shown = await identities.judge(app, identity);
    return maySpeakFor(app, shown, visitorId) ? events.history(app.appId, visitorId) : 'identity-needed';
  };
}
