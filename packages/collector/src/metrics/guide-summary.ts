import type { GuideSummary } from '@handrail/protocol';
import type { GuideTotals } from '../store/events/event-store.ts';
import type { GuideRecord } from '../store/records/guide-records.ts';
import { shareOf } from './share.ts';

const NOTHING = { starts: 0, startedBy: 0, completedBy: 0, shown: 0, missed: 0, affectedBy: 0 };

/** How often a guide was started, completed and missed. A guide without events has noughts, and no rates. */
export function shapeGuideSummary(
  { draft, published }: Pick<GuideRecord, 'draft' | 'published'>,
  totals: GuideTotals | undefined,
): GuideSummary {
  const { starts, startedBy, completedBy, shown, missed, affectedBy } = totals ?? NOTHING;
  return {
    guideId: draft.guideId,
    kind: (published ?? draft).kind,
    title: published?.title ?? draft.title,
    version: published?.version ?? null,
    starts,
    startedBy,
    completedBy,
    completionRate: shareOf(completedBy, startedBy),
    shown,
    missed,
    missRate: shareOf(missed, shown + missed),
    affectedBy,
  };
}
