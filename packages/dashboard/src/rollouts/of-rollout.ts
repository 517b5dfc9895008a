import type { App } from '@handrail/protocol';

/** What every page of one rollout is given. */
export interface OfRollout {
  app: App;
  rolloutId: string;
  may: (right: string) => boolean;
}
