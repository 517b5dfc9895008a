import type { Clock } from '../clock.ts';
import { createApps, type Apps } from './apps.ts';
import { createFeatures, type Features } from './features.ts';
import { createGuides, type Guides } from './guides.ts';
import { createVisitorHistory, type VisitorHistory } from './history.ts';
import { createIngest, type Ingest } from './ingest.ts';
import { createManifests, type Manifests } from './manifests.ts';
import type { Chance } from './secrets.ts';
import { createSignIn, type SignIn } from './sign-in.ts';
import type { Stores } from './stores.ts';

/** The use cases: they know neither HTTP nor SQL. */
export interface Services {
  ingest: Ingest;
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
}

export function createServices({ stores, clock, chance, adminToken }: ServiceOptions): Services {
  const manifests = createManifests(stores.records, clock);
  return {
    ingest: createIngest(stores, clock),
    manifests,
    history: createVisitorHistory(stores),
    apps: createApps(stores.records.apps, chance, manifests.changed),
    guides: createGuides(stores.records, clock, manifests.changed),
    features: createFeatures(stores.records),
    signIn: createSignIn({ access: stores.records.access, clock, chance, adminToken }),
  };
}
