import type { Clock } from '../../clock.ts';
import { AUTHORING } from '../../config.ts';
import type { Lease } from '../../store/records/guide-records.ts';
import type { RecordStore } from '../../store/records/record-store.ts';
import type { Caller } from '../caller.ts';

/** Who is at work on a draft. It holds nobody up: a save is judged by the revision that it changes. */
type Held = { mine: true } | { mine: false; by: { memberId: string | null; name: string }; since: number };

export interface Leases {
  /** Says that somebody is at work on a draft; `take` also when another one is. Undefined when there is no such guide. */
  hold(appId: string, guideId: string, caller: Caller, take: boolean): Promise<Held | undefined>;
}

/** Stands for programs of the environment, which are no member. */
const ENVIRONMENT = '-';

export function createLeases({ guides }: RecordStore, clock: Clock): Leases {
  return {
    async hold(appId, guideId, { memberId, name }, take) {
      const holder = memberId ?? ENVIRONMENT;
      for (;;) {
        const before = await guides.lease(appId, guideId);
        const now = clock.now();
        const held = before !== undefined && before.until > now ? before : undefined;
        if (held !== undefined && held.holder !== holder && !take) return heldBy(held);
        const since = held?.holder === holder ? held.since : now;
        if (await guides.putLease(appId, guideId, { holder, name, since, until: now + AUTHORING.leaseMs }, before)) {
          return { mine: true };
        }
        if ((await guides.find(appId, guideId)) === undefined) return undefined;
      }
    },
  };
}

const heldBy = ({ holder, name, since }: Lease): Held => ({
  mine: false,
  by: { memberId: holder === ENVIRONMENT ? null : holder, name },
  since,
});
