import { inAudience } from '@handrail/protocol/conditions';
import { isHeldOut, isInterrupting, type Schedulable, type Situation } from '@handrail/protocol/schedule';
import type { Core } from '../core.ts';
import { dueBy } from '../due.ts';
import type { By } from '../memory.ts';
import type { Histories } from './history.ts';

/** Who is held out of guides, fetched where there is such a guide. */
export interface Withholding {
  /** Whether the visitor is not among those who are held out. */
  isFor(guide: Schedulable): boolean;
  /**
   * Notes, once for each visitor, that a guide was due to somebody who is held out of it: as it would have started for them, behind those
   * that go first.
   */
  note(now: Situation): void;
}

export function createWithholding(core: Core, { isWithheld }: Pick<Histories, 'isWithheld'>): Withholding {
  const { active, broken, recorder, visitor } = core;
  const isFor = (guide: Schedulable): boolean => !isHeldOut(visitor.visitorId(), guide);
  return {
    isFor,
    note(now) {
      let { busy } = now;
      for (const entry of core.published()?.guides ?? []) {
        const { guideId, version } = entry;
        if (active.has(guideId) || broken.has(entry)) continue;
        const anyway = { ...now, busy, isFor: () => inAudience(entry.audience, now.facts) };
        let by: By | undefined;
        try {
          by = dueBy(entry, anyway, core.wasOffered(entry));
        } catch {
          // It cannot be read, which is told when it would start.
        }
        if (!by) continue;
        if (isFor(entry)) busy ||= isInterrupting(entry);
        else if (!isWithheld(guideId)) recorder.record({ name: 'guide.withheld', guideId, version, props: { by } });
      }
    },
  };
}
