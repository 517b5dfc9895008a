import type { Environment, GuideVersion, LiveVersion } from '@handrail/protocol';
import type { DraftRecord, GuideRecord, GuideRecords, Lease, Plan, VersionNote } from '../guide-records.ts';
import { leaseText } from '../guide-row.ts';
import type { Ledger } from './ledger.ts';

interface Kept extends DraftRecord {
  turn: number;
  versions: readonly { content: GuideVersion; note: VersionNote }[];
  live: ReadonlyMap<Environment, LiveVersion>;
  plans: ReadonlyMap<Environment, Plan>;
  lease: Lease | undefined;
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byEnvironment = (a: LiveVersion, b: LiveVersion): number => order(a.environment, b.environment);

export function memoryGuides(ledger: Ledger): GuideRecords & { removeOf(appId: string): void } {
  const kept = ledger.map<string, Kept>();
  const put = (appId: string, one: Kept): void => void kept.set(`${appId} ${one.draft.guideId}`, one);
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
    removeOf(appId) {
      for (const key of [...kept.keys()]) if (key.startsWith(`${appId} `)) kept.delete(key);
    },
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
      put(appId, {
        ...fresh,
        ...before,
        ...structuredClone({ draft, revision, updatedAt, updatedBy, desk }),
        turn: turn + 1,
      });
      return true;
    },
    async remove(appId, guideId, turn) {
      const one = of(appId, guideId);
      if (one === undefined || one.turn !== turn || one.versions.length > 0) return false;
      return kept.delete(`${appId} ${guideId}`);
    },
    versions: async (appId, guideId) =>
      (of(appId, guideId)?.versions ?? [])
        .map(({ content, note }) => ({ version: content.version, publishedAt: content.publishedAt, ...note }))
        .sort((a, b) => b.version - a.version),
    version: async (appId, guideId, version) => exact(of(appId, guideId), version),
    async addVersion(appId, version, note) {
      const one = of(appId, version.guideId);
      if (one === undefined || exact(one, version.version) !== undefined) return false;
      put(appId, { ...one, versions: [...one.versions, structuredClone({ content: version, note })] });
      return true;
    },
    lease: async (appId, guideId) => of(appId, guideId)?.lease,
    async putLease(appId, guideId, lease, before) {
      const one = of(appId, guideId);
      if (one === undefined || (one.lease && leaseText(one.lease)) !== (before && leaseText(before))) return false;
      put(appId, { ...one, lease: { ...lease } });
      return true;
    },
    ...memoryReleases(kept, of, put),
  };
}

type Of = (appId: string, guideId: string) => Kept | undefined;
type Put = (appId: string, one: Kept) => void;

function memoryReleases(kept: ReadonlyMap<string, Kept>, of: Of, put: Put) {
  /** The guide with another version in one environment, or with none. */
  const withLive = (one: Kept, environment: Environment, live: LiveVersion | undefined): Kept => ({
    ...one,
    live: changed(one.live, environment, live),
  });
  const withPlan = (one: Kept, environment: Environment, plan: Plan | undefined): Kept => ({
    ...one,
    plans: changed(one.plans, environment, plan),
  });
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
      if (one) put(appId, withLive(withPlan(one, live.environment, undefined), live.environment, { ...live }));
    },
    async removeLive(appId, guideId, environment) {
      const one = of(appId, guideId);
      if (!one?.live.has(environment)) return false;
      put(appId, withLive(one, environment, undefined));
      return true;
    },
    async putPlan(plan) {
      const one = of(plan.appId, plan.guideId);
      if (one) put(plan.appId, withPlan(one, plan.environment, { ...plan }));
    },
    async removePlan(appId, guideId, environment) {
      const one = of(appId, guideId);
      if (!one?.plans.has(environment)) return false;
      put(appId, withPlan(one, environment, undefined));
      return true;
    },
    duePlans: async (now) =>
      [...kept.values()]
        .flatMap(({ plans }) => [...plans.values()])
        .filter(({ at }) => at <= now)
        .sort((a, b) => a.at - b.at || order(a.appId, b.appId) || order(a.guideId, b.guideId) || byEnvironment(a, b)),
    async carryOut({ appId, guideId, environment, version, at }) {
      const one = of(appId, guideId);
      const plan = one?.plans.get(environment);
      if (one === undefined || plan?.version !== version || plan.at !== at) return false;
      const live = { environment, version, at, by: plan.by };
      put(appId, withLive(withPlan(one, environment, undefined), environment, live));
      return true;
    },
  } satisfies Partial<GuideRecords>;
}

function changed<V>(map: ReadonlyMap<Environment, V>, key: Environment, value: V | undefined): Map<Environment, V> {
  const others = [...map].filter(([one]) => one !== key);
  return new Map(value === undefined ? others : [...others, [key, value]]);
}
