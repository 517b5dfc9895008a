import { AUTHORING } from '../config.ts';
import type { Log } from '../log.ts';
import type { Services } from '../services/index.ts';
import type { Jobs } from './every.ts';

type Parts = Pick<Services, 'publishing' | 'audit' | 'together'>;

/** Gives visitors what was planned for now; each plan is carried out once, however many collectors look. */
export const carryOutPlans = ({ publishing, audit, together }: Parts): Promise<void> =>
  together(async () => {
    for (const { appId, guideId, environment, version, at, by } of await publishing.carryOut()) {
      const caller = { memberId: by?.memberId ?? undefined, name: by?.name ?? '', by: 'plan' as const };
      const after = { version, environment, at };
      await audit.note({ caller, address: undefined }, 'guide.published', { appId, target: guideId, after });
    }
  });

/** Does so now and every few seconds, until it is stopped. */
export function startPlans(jobs: Jobs, parts: Parts, log: Log): () => Promise<void> {
  return jobs.every(
    'plans',
    AUTHORING.plansEveryMs,
    () => carryOutPlans(parts),
    (error) => log.error('planned guides could not be published; it is tried again', { error }),
  );
}
