/* eslint-disable @typescript-eslint/require-await -- the interface is asynchronous for the sake of engines that are */
import type { App, GuideVersion } from '@handrail/protocol';
import type { AppRecords, GuideRecord, GuideRecords, RecordStore } from '../record-store.ts';
import { memoryAccounts } from './accounts.ts';
import { memoryAudit } from './audit.ts';
import { memoryCredentials } from './credentials.ts';
import { memoryFeatures } from './features.ts';

/** Records in memory, for tests and trials: nothing outlives the process. */
export function openMemoryRecords(): RecordStore {
  return {
    apps: memoryApps(),
    guides: memoryGuides(),
    features: memoryFeatures(),
    ...memoryAccounts(),
    credentials: memoryCredentials(),
    audit: memoryAudit(),
    onChange() {},
    async check() {},
    async close() {},
  };
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function memoryApps(): AppRecords {
  const apps = new Map<string, App>();
  return {
    list: async () => [...apps.values()].sort((a, b) => order(a.name, b.name) || order(a.appId, b.appId)),
    find: async (appId) => apps.get(appId),
    findByKey: async (appKey) => [...apps.values()].find((app) => app.appKey === appKey),
    async put(app) {
      const before = apps.get(app.appId);
      apps.set(app.appId, { ...app, appKey: before?.appKey ?? app.appKey });
      return before === undefined ? 'made' : 'changed';
    },
    async setKey(appId, appKey) {
      const app = apps.get(appId);
      if (app !== undefined) apps.set(appId, { ...app, appKey });
    },
  };
}

function memoryGuides(): GuideRecords {
  const drafts = new Map<string, Omit<GuideRecord, 'published'>>();
  const frozen = new Map<string, GuideVersion[]>();
  const keyOf = (appId: string, guideId: string): string => `${appId} ${guideId}`;
  const versionsOf = (appId: string, guideId: string): GuideVersion[] => frozen.get(keyOf(appId, guideId)) ?? [];
  const recordsOf = (appId: string): GuideRecord[] =>
    [...drafts]
      .filter(([key]) => key.startsWith(`${appId} `))
      .map(([, record]) => ({ ...record, published: versionsOf(appId, record.draft.guideId).at(-1) }));

  return {
    list: async (appId) =>
      recordsOf(appId).sort((a, b) => b.updatedAt - a.updatedAt || order(a.draft.guideId, b.draft.guideId)),
    ids: async (appId) =>
      recordsOf(appId)
        .map(({ draft }) => draft.guideId)
        .sort(order),
    find: async (appId, guideId) => recordsOf(appId).find(({ draft }) => draft.guideId === guideId),
    async saveDraft(appId, draft, updatedAt) {
      const key = keyOf(appId, draft.guideId);
      const before = drafts.has(key);
      drafts.set(key, { draft: structuredClone(draft), updatedAt });
      return before ? 'changed' : 'made';
    },
    versions: async (appId, guideId) =>
      versionsOf(appId, guideId)
        .map(({ version, publishedAt }) => ({ version, publishedAt }))
        .reverse(),
    published: async (appId) =>
      recordsOf(appId)
        .flatMap(({ published }) => published ?? [])
        .sort((a, b) => order(a.guideId, b.guideId)),
    version: async (appId, guideId, version) => versionsOf(appId, guideId).find((one) => one.version === version),
    async addVersion(appId, version) {
      const before = versionsOf(appId, version.guideId);
      if (before.some((one) => one.version === version.version)) return false;
      const all = [...before, structuredClone(version)].sort((a, b) => a.version - b.version);
      frozen.set(keyOf(appId, version.guideId), all);
      return true;
    },
  };
}
