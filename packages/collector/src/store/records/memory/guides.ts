/* eslint-disable @typescript-eslint/require-await -- the interface is asynchronous for the sake of engines that are */
import type { Environment, GuideVersion, LiveVersion } from '@handrail/protocol';
import type { DraftRecord, GuideRecord, GuideRecords, Lease, Plan, VersionNote } from '../guide-records.ts';
import { leaseText } from '../guide-row.ts';

interface Kept extends DraftRecord {
  turn: number;
  versions: { content: GuideVersion; note: VersionNote }[];
  live: Map<Environment, LiveVersion>;
  plans: Map<Environment, Plan>;
  lease: Lease | undefined;
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byEnvironment = (a: LiveVersion, b: LiveVersion): number => order(a.environment, b.environment);

export function memoryGuides(): GuideRecords {
  const kept = new Map<string, Kept>();
  const of = (appId: string, guideId: string): Kept | undefined => kept.get(`${appId} ${guideId}`);
  const all = (appId: string): GuideRecord[] =>
    [...kept].filter(([key]) => key.startsWith(`${appId} `)).map(([, one]) => toRecord(one));
  const exact = (one: Kept | undefined, version: number | undefined): GuideVersion | undefined =>
    one?.versions.find(({ content }) => content.version === version)?.content;

  function toRecord(one: Kept): GuideRecord {
    const { draft, revision, updatedAt, updatedBy, desk, turn, versions, live, plans } = one;
    return structuredClone({
      ...{ draft, revision, updatedAt, updatedBy, desk, turn },
      newest: Math.max(0, ...versions.map(({ content }) => content.version)),
      published: exact(one, live.get('production')?.version),
      live: [...live.values()].sort(byEnvironment),
      plans: [...plans.values()].sort(byEnvironment),
    });
  }

  return {
    list: async (appId) =>
      all(appId).sort((a, b) => b.updatedAt - a.updatedAt || order(a.draft.guideId, b.draft.guideId)),
    ids: async (appId) =>
      all(appId)
        .map(({ draft }) => draft.guideId)
        .sort(order),
    async find(appId, guideId) {
      const one = of(appId, guideId);
      return one && toRecord(one);
    },
    async put(appId, { draft, revision, updatedAt, updatedBy, desk }, turn) {
      const { guideId } = draft;
      const before = of(appId, guideId);
      if ((before?.turn ?? 0) !== turn) return false;
      const fresh = { versions: [], live: new Map(), plans: new Map(), lease: undefined };
      kept.set(`${appId} ${guideId}`, {
        ...fresh,
        ...before,
        ...structuredClone({ draft, revision, updatedAt, updatedBy, desk }),
        turn: turn + 1,
      });
      return true;
    },
    versions: async (appId, guideId) =>
      (of(appId, guideId)?.versions ?? [])
        .map(({ content, note }) => ({ version: content.version, publishedAt: content.publishedAt, ...note }))
        .sort((a, b) => b.version - a.version),
    version: async (appId, guideId, version) => exact(of(appId, guideId), version),
    async addVersion(appId, version, note) {
      const one = of(appId, version.guideId);
      if (one === undefined || exact(one, version.version) !== undefined) return false;
      one.versions.push(structuredClone({ content: version, note }));
      return true;
    },
    lease: async (appId, guideId) => of(appId, guideId)?.lease,
    async putLease(appId, guideId, lease, before) {
      const one = of(appId, guideId);
      if (one === undefined || (one.lease && leaseText(one.lease)) !== (before && leaseText(before))) return false;
      one.lease = { ...lease };
      return true;
    },
    ...memoryReleases(kept, of),
  };
}

type Of = (appId: string, guideId: string) => Kept | undefined;

function memoryReleases(kept: ReadonlyMap<string, Kept>, of: Of) {
  return {
    published: async (appId, environment) =>
      [...kept]
        .filter(([key]) => key.startsWith(`${appId} `))
        .flatMap(([, { live, versions }]) =>
          versions.flatMap(({ content }) => (content.version === live.get(environment)?.version ? content : [])),
        )
        .sort((a, b) => order(a.guideId, b.guideId)),
    async putLive(appId, guideId, live) {
      const one = of(appId, guideId);
      one?.plans.delete(live.environment);
      one?.live.set(live.environment, { ...live });
    },
    removeLive: async (appId, guideId, environment) => of(appId, guideId)?.live.delete(environment) ?? false,
    async putPlan(plan) {
      of(plan.appId, plan.guideId)?.plans.set(plan.environment, { ...plan });
    },
    removePlan: async (appId, guideId, environment) => of(appId, guideId)?.plans.delete(environment) ?? false,
    duePlans: async (now) =>
      [...kept.values()]
        .flatMap(({ plans }) => [...plans.values()])
        .filter(({ at }) => at <= now)
        .sort((a, b) => a.at - b.at || order(a.appId, b.appId) || order(a.guideId, b.guideId) || byEnvironment(a, b)),
    async carryOut({ appId, guideId, environment, version, at }) {
      const one = of(appId, guideId);
      const plan = one?.plans.get(environment);
      if (plan === undefined || plan.version !== version || plan.at !== at) return false;
      one?.plans.delete(environment);
      one?.live.set(environment, { environment, version, at, by: plan.by });
      return true;
    },
  } satisfies Partial<GuideRecords>;
}
