import type { Environment, GuideVersion } from '@handrail/protocol';
import { freeze } from './freeze.ts';
import type { NotDone, Publishing, PublishingParts } from './publishing.ts';
import { REFUSED_AS_ARCHIVED, type Refused } from './review.ts';
import { guideShelf } from './shelf.ts';

type Releases = Pick<Publishing, 'release' | 'withdraw' | 'cancel' | 'carryOut'>;

const PAST: Refused = { code: 'in-the-past', detail: 'The time to publish at is past; leave it out to publish now.' };
const noVersion = (version: number): Refused => ({
  code: 'no-version',
  detail: `This guide has no version ${version}.`,
});

export function createReleases(parts: PublishingParts): Releases {
  const { clock, changed, published = () => Promise.resolve() } = parts;
  const { guides } = parts.records;

  /** Whoever archives a guide at the moment at which it goes out has the last word. */
  async function keepArchivedAway(appId: string, guideId: string, environment: Environment): Promise<void> {
    if ((await guides.find(appId, guideId))?.desk.archived === undefined) return;
    await guides.removePlan(appId, guideId, environment);
    await guides.removeLive(appId, guideId, environment);
  }

  async function frozen(appId: string, guideId: string, version: number): Promise<{ frozen: GuideVersion } | NotDone> {
    const found = await guides.version(appId, guideId, version);
    return found === undefined ? { refused: noVersion(version) } : { frozen: found };
  }

  return {
    async release(appId, guideId, { environment, version: number, at, revision }, by) {
      const now = clock.now();
      if (at !== undefined && at <= now) return { refused: PAST };
      const record = await guides.find(appId, guideId);
      if (record === undefined) return undefined;
      if (record.desk.archived !== undefined) return { refused: REFUSED_AS_ARCHIVED };
      const done =
        number === undefined
          ? await freeze(guideShelf(parts.records, appId, guideId), clock, { revision, by })
          : await frozen(appId, guideId, number);
      if (done === undefined || !('frozen' in done)) return done;
      const { version, publishedAt } = done.frozen;
      if (at !== undefined) await guides.putPlan({ appId, guideId, environment, version, at, by });
      else if (record.live.find((one) => one.environment === environment)?.version !== version) {
        await guides.putLive(appId, guideId, { environment, version, at: now, by });
      }
      await keepArchivedAway(appId, guideId, environment);
      changed(appId);
      if (at === undefined && environment === 'production') await published(appId, guideId);
      return { version, publishedAt, ...(at !== undefined && { plannedAt: at }) };
    },
    async withdraw(appId, guideId, environment) {
      const was = await guides.removeLive(appId, guideId, environment);
      if (was) changed(appId);
      return was;
    },
    cancel: (appId, guideId, environment) => guides.removePlan(appId, guideId, environment),
    async carryOut() {
      const done = [];
      for (const plan of await guides.duePlans(clock.now())) {
        if (!(await guides.carryOut(plan))) continue;
        await keepArchivedAway(plan.appId, plan.guideId, plan.environment);
        changed(plan.appId);
        if (plan.environment === 'production') await published(plan.appId, plan.guideId);
        done.push(plan);
      }
      return done;
    },
  };
}
