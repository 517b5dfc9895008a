import type { NewRollout, Obstacle, Person, Rollout } from '@handrail/protocol';
import type { Issue } from '@handrail/protocol/schema';
import type { Clock } from '../../clock.ts';
import type { RecordStore } from '../../store/records/record-store.ts';
import type { RolloutRecord } from '../../store/records/rollout-records.ts';
import type { Chance } from '../secrets.ts';
import { findMistakes, findObstacles, type ObstacleParts } from './obstacles.ts';

/** Who acts, and the apps in which they may. */
interface Acting {
  by: Person;
  mayIn(appId: string): boolean;
}

type Refused = { issues: Issue[] } | { obstacles: Obstacle[] } | { stale: RolloutRecord } | 'wrong-state' | undefined;

export interface Rollouts {
  /** Those of an app of which they may see every other app too, the one changed last first. */
  list(appId: string, mayIn: Acting['mayIn']): Promise<RolloutRecord[]>;
  /** Undefined when there is none, it is not of this app, or they may not see all of its apps. */
  find(appId: string, rolloutId: string, mayIn: Acting['mayIn']): Promise<RolloutRecord | undefined>;
  make(content: NewRollout, acting: Acting): Promise<{ record: RolloutRecord } | { issues: Issue[] }>;
  /** Replaces what was written; of one that is live it must be possible to measure it all the same. */
  save(
    before: RolloutRecord,
    rollout: Rollout,
    acting: Acting,
    revision: number | undefined,
  ): Promise<{ record: RolloutRecord } | Refused>;
  move(
    before: RolloutRecord,
    wanted: { state: 'live' | 'ended'; revision: number },
    by: Person,
  ): Promise<{ record: RolloutRecord } | Refused>;
  /** A draft alone, and one that nobody has tested. */
  remove(record: RolloutRecord): Promise<boolean>;
  obstacles(rollout: NewRollout): Promise<Obstacle[]>;
}

export interface RolloutParts extends ObstacleParts {
  records: Pick<RecordStore, 'apps' | 'guides' | 'rollouts'>;
  clock: Clock;
  chance: Chance;
}

export function createRollouts(parts: RolloutParts): Rollouts {
  const { clock, chance } = parts;
  const { rollouts } = parts.records;
  const visible = ({ rollout }: RolloutRecord, mayIn: Acting['mayIn']): boolean => rollout.scope.appIds.every(mayIn);

  async function put(before: RolloutRecord, next: Partial<RolloutRecord>, by: Person) {
    const record = { ...before, ...next, revision: before.revision + 1, updatedAt: clock.now(), updatedBy: by };
    return (await rollouts.put(record, before.revision)) ? { record } : { stale: record };
  }

  return {
    list: async (appId, mayIn) => (await rollouts.list(appId)).filter((record) => visible(record, mayIn)),
    async find(appId, rolloutId, mayIn) {
      const record = await rollouts.find(rolloutId);
      return record?.rollout.scope.appIds.includes(appId) && visible(record, mayIn) ? record : undefined;
    },
    async make(content, { by, mayIn }) {
      const issues = findMistakes(content, mayIn);
      if (issues.length > 0) return { issues };
      const rollout: Rollout = { ...content, rolloutId: `rol_${chance(16).toString('hex')}` };
      const none = { liveAt: null, endedAt: null, movedAt: null };
      const record: RolloutRecord = {
        ...{ rollout, state: 'draft', revision: 1, updatedAt: clock.now(), updatedBy: by, ...none },
      };
      await rollouts.put(record, 0);
      return { record };
    },
    async save(before, rollout, { by, mayIn }, revision) {
      if (revision !== undefined && revision !== before.revision) return { stale: before };
      if (before.state === 'ended') return 'wrong-state';
      const issues = findMistakes(rollout, mayIn);
      if (issues.length > 0) return { issues };
      if (before.state === 'draft') return put(before, { rollout }, by);
      const obstacles = await findObstacles(parts, rollout);
      if (obstacles.length > 0) return { obstacles };
      return put(before, { rollout, ...(isMoved(before.rollout, rollout) && { movedAt: clock.now() }) }, by);
    },
    async move(before, { state, revision }, by) {
      if (revision !== before.revision) return { stale: before };
      if (before.state !== (state === 'live' ? 'draft' : 'live')) return 'wrong-state';
      if (state === 'ended') return put(before, { state, endedAt: clock.now() }, by);
      const obstacles = await findObstacles(parts, before.rollout);
      return obstacles.length > 0 ? { obstacles } : put(before, { state, liveAt: clock.now() }, by);
    },
    async remove({ rollout: { rolloutId }, state, revision }) {
      if (state !== 'draft' || (await rollouts.entries(rolloutId)).length > 0) return false;
      return rollouts.remove(rolloutId, revision);
    },
    obstacles: (rollout) => findObstacles(parts, rollout),
  };
}

/** Whether what is judged by has changed. */
const isMoved = (before: Rollout, after: Rollout): boolean =>
  before.goLive !== after.goLive || JSON.stringify(before.criteria) !== JSON.stringify(after.criteria);
