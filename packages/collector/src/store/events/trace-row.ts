import type { GuideTrace } from './guide-trace.ts';

/** A row of the table `guide_history` of an engine, with the guide's own id as `guideId`. */
export function toTrace(row: Record<string, unknown>): GuideTrace {
  const instant = (name: string): number | undefined => (row[name] === null ? undefined : Number(row[name]));
  const at = instant('snoozed_at');
  return {
    guideId: String(row['guideId']),
    startedAt: instant('started_at'),
    completedAt: instant('completed_at'),
    dismissedAt: instant('dismissed_at'),
    mutedAt: instant('muted_at'),
    unseenAt: instant('unseen_at'),
    snoozed: at === undefined ? undefined : { at, until: instant('snoozed_until') ?? 0 },
  };
}
