/* eslint-disable @typescript-eslint/require-await -- the interface is asynchronous for the sake of engines that are */
import type { App, GuideVersion } from '@handrail/protocol';
import type {
  AccessRecords,
  AppRecords,
  GuideRecord,
  GuideRecords,
  RecordStore,
  SessionRecord,
} from '../record-store.ts';
import { memoryFeatures } from './features.ts';

/** Records in memory, for tests and trials: nothing outlives the process. */
export function openMemoryRecords(): RecordStore {
  return {
    apps: memoryApps(),
    guides: memoryGuides(),
    features: memoryFeatures(),
    access: memoryAccess(),
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

function memoryAccess(): AccessRecords {
  let token: { hash: string; expiresAt: number } | undefined;
  const sessions = new Map<string, SessionRecord>();
  return {
    async putSignInToken(hash, expiresAt) {
      token = { hash, expiresAt };
    },
    async takeSignInToken(hash, now) {
      if (token?.hash !== hash) return false;
      const inTime = token.expiresAt > now;
      token = undefined;
      return inTime;
    },
    async addSession(session, now) {
      for (const one of [...sessions.values()]) if (one.expiresAt <= now) sessions.delete(one.sessionHash);
      sessions.set(session.sessionHash, session);
    },
    findSession: async (hash) => sessions.get(hash),
    async touchSession(hash, seenAt) {
      const session = sessions.get(hash);
      if (session !== undefined) sessions.set(hash, { ...session, seenAt });
    },
    async removeSession(hash) {
      sessions.delete(hash);
    },
  };
}
