import { ENVIRONMENTS } from '@handrail/protocol/schema';
import { logOf } from '../services/environments.ts';
import type { Stores } from '../services/stores.ts';
import { withoutApps } from '../services/support/seen-settings.ts';
import { createSupport } from '../services/support/settings.ts';
import { withoutSample } from './support-plan.ts';

export interface Removed {
  apps: number;
  events: number;
  tickets: number;
}

const PAGE = 200;

/** Takes every app away that was made up, with everything about it; the others and what was audited stay. */
export async function removeSample(stores: Stores, changed: (appId: string) => void = () => {}): Promise<Removed> {
  const { records } = stores;
  const samples = (await records.apps.list()).filter(({ sample }) => sample !== undefined);
  const removed: Removed = { apps: samples.length, events: 0, tickets: 0 };
  if (samples.length === 0) return removed;
  const support = createSupport(records);
  const { settings, revision } = await support.read();
  const left = withoutSample(settings);
  const appIds = samples.map(({ appId }) => appId);
  // Before the apps: settings name no app that is not there. What somebody has set for a sample by hand goes too.
  const saved = await support.save(withoutApps(left, new Set(appIds)), revision === 0 ? undefined : revision);
  if ('issues' in saved) throw new Error(`the service centre cannot be left: ${JSON.stringify(saved.issues)}`);
  for (const appId of appIds) {
    removed.tickets += await removeTickets(stores, appId);
    await removeRollouts(stores, appId, new Set(appIds));
    for (const environment of ENVIRONMENTS) removed.events += await stores.events.removeApp(logOf(appId, environment));
    await records.apps.remove(appId);
    changed(appId);
  }
  return removed;
}

/** Those that are about made-up apps alone, with their links and tests. */
async function removeRollouts({ records }: Stores, appId: string, gone: ReadonlySet<string>): Promise<void> {
  for (const { rollout, revision } of await records.rollouts.list(appId))
    if (rollout.scope.appIds.every((one) => gone.has(one))) await records.rollouts.remove(rollout.rolloutId, revision);
}

async function removeTickets({ records }: Stores, appId: string): Promise<number> {
  let gone = 0;
  for (;;) {
    const { tickets } = await records.tickets.list({ appIds: [appId] }, 'created', PAGE);
    if (tickets.length === 0) return gone;
    for (const visitorId of new Set(tickets.map(({ requester }) => requester.visitorId))) {
      const erased = await records.tickets.eraseVisitor(appId, visitorId);
      await records.uploads.removeOf(erased);
      gone += erased.length;
    }
  }
}
