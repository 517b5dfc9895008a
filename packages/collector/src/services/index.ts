import type { Clock } from '../clock.ts';
import { createApps, type Apps } from './apps.ts';
import { createFeatures, type Features } from './features.ts';
import { createGuides, type Guides } from './guides.ts';
import { createVisitorHistory, type VisitorHistory } from './history.ts';
import { createIngest } from './ingest.ts';
import { createManifests, type Manifests } from './manifests.ts';
import type { Chance } from './secrets.ts';
import { createSignIn, type SignIn } from './sign-in.ts';
import type { Stores } from './stores.ts';
import { createTakeBatch, type TakeBatch } from './take-batch.ts';

/** The use cases: they know neither HTTP nor SQL. */
export interface Services {
  takeBatch: TakeBatch;
  manifests: Manifests;
  history: VisitorHistory;
  apps: Apps;
  guides: Guides;
  features: Features;
  signIn: SignIn;
}

export interface ServiceOptions {
  stores: Stores;
  clock: Clock;
  chance: Chance;
  adminToken: string | undefined;
  /** Where events are taken elsewhere, such as in a thread of their own. @default in this one */
  takeBatch?: TakeBatch | undefined;
}

export function createServices({ stores, clock, chance, adminToken, takeBatch }: ServiceOptions): Services {
  const manifests = createManifests(stores.records, clock);
  return {
    takeBatch: takeBatch ?? createTakeBatch(createIngest(stores, clock)),
    manifests,
    history: createVisitorHistory(stores),
    apps: createApps(stores.records.apps, chance, manifests.changed),
    guides: createGuides(stores.records, clock, manifests.changed),
    features: createFeatures(stores.records),
    signIn: createSignIn({ access: stores.records.access, clock, chance, adminToken }),
  };
}
