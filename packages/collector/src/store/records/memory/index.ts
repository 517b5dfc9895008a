import type { App } from '@handrail/protocol';
import type { AppRecords, RecordStore } from '../record-store.ts';
import { CREDENTIAL_KINDS } from '../credential-records.ts';
import { inTurns } from '../in-turns.ts';
import { memoryAlerts } from './alerts.ts';
import { memoryMailings } from './mailings.ts';
import { memoryAccounts } from './accounts.ts';
import { memoryArticles } from './articles.ts';
import { memoryAudit } from './audit.ts';
import { memoryConnectors } from './connectors.ts';
import { memoryCredentials } from './credentials.ts';
import { memoryDeliveries, memoryWebhooks } from './deliveries.ts';
import { memoryFeatures } from './features.ts';
import { memoryGroups } from './groups.ts';
import { memoryGuides } from './guides.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { memoryPictures } from './pictures.ts';
import { memoryQuestions } from './questions.ts';
import { memoryRollouts } from './rollouts.ts';
import { memorySupport } from './support.ts';
import { memoryTickets } from './tickets.ts';
import { memoryTicketViews, memoryUploads } from './uploads.ts';

/** Records in memory, for tests and trials: nothing outlives the process. */
export function openMemoryRecords(): RecordStore {
  const ledger = createLedger();
  const { ticketOf, has, ...tickets } = memoryTickets(ledger);
  const { removeOf: removeGuides, ...guides } = memoryGuides(ledger);
  const { removeOf: removeArticles, ...articles } = memoryArticles(ledger);
  const [features, credentials] = [memoryFeatures(ledger), memoryCredentials(ledger)];
  const rollouts = memoryRollouts(ledger);
  const { removeOf: removeQuestions, ...questions } = memoryQuestions(ledger);
  const alerts = memoryAlerts(ledger);
  const removeRest = async (appId: string): Promise<void> => {
    removeGuides(appId);
    removeArticles(appId);
    removeQuestions(appId);
    for (const { rollout, revision } of await rollouts.list(appId)) await rollouts.remove(rollout.rolloutId, revision);
    for (const { alertId } of await alerts.list(appId)) await alerts.remove(appId, alertId);
    for (const { featureId } of await features.list(appId)) await features.remove(appId, featureId);
    for (const kind of CREDENTIAL_KINDS) {
      for (const { credentialId } of await credentials.of(appId, kind)) await credentials.remove(appId, credentialId);
    }
  };
  const { stores, together } = inTurns(
    {
      apps: memoryApps(ledger, removeRest),
      ...{ guides, articles, features, credentials },
      rollouts,
      questions,
      ...memoryAccounts(ledger),
      groups: memoryGroups(ledger),
      audit: memoryAudit(ledger),
      support: memorySupport(ledger),
      tickets,
      ticketViews: memoryTicketViews(ledger),
      uploads: memoryUploads(ledger, ticketOf),
      pictures: memoryPictures(ledger),
      deliveries: memoryDeliveries(ledger),
      webhooks: memoryWebhooks(ledger),
      connectors: memoryConnectors(ledger, has),
      alerts,
      mailings: memoryMailings(ledger),
    },
    ledger,
  );
  return { ...stores, together, onChange() {}, async check() {}, async close() {} };
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function memoryApps(ledger: Ledger, removeRest: (appId: string) => Promise<void>): AppRecords {
  const apps = ledger.map<string, App>();
  return {
    list: async () => [...apps.values()].sort((a, b) => order(a.name, b.name) || order(a.appId, b.appId)),
    find: async (appId) => apps.get(appId),
    findByKey: async (appKey) => [...apps.values()].find((app) => app.appKey === appKey),
    async put(app) {
      const before = apps.get(app.appId);
      apps.set(app.appId, { ...app, appKey: before?.appKey ?? app.appKey });
      return before === undefined ? 'made' : 'changed';
    },
    async remove(appId) {
      await removeRest(appId);
      return apps.delete(appId);
    },
    async setKey(appId, appKey) {
      const app = apps.get(appId);
      if (app !== undefined) apps.set(appId, { ...app, appKey });
    },
  };
}
