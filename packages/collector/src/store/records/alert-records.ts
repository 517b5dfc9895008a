import type { Alert } from '@handrail/protocol';

export interface AlertRecords {
  /** Of one app, or of all; by app and id. */
  list(appId?: string): Promise<Alert[]>;
  /** Makes it, or replaces the one with this id; the app must be there. */
  put(alert: Alert): Promise<void>;
  /** Notes how one stands that is still as it was read. False when it was changed or removed meanwhile; nothing changes then. */
  note(was: Alert, standing: Alert['standing']): Promise<boolean>;
  /** Whether it was there. */
  remove(appId: string, alertId: string): Promise<boolean>;
}

/** Of a row as both databases name its columns. Written by `contentOf`, and by nobody else. */
export const toAlert = (row: Record<string, unknown>): Alert => JSON.parse(String(row['content'])) as Alert;

/** The same alert gives the same text, in whatever order its fields were written. */
export function contentOf({ alertId, appId, name, figure, featureId, guideId, population, ...rest }: Alert): string {
  const { days, rule, memberIds, isOff, standing } = rest;
  const { state, since, checkedAt, value, low, high, reason, times } = standing;
  return JSON.stringify({
    ...{ alertId, appId, name, figure, featureId, guideId, population, days, rule, memberIds, isOff },
    standing: { state, since, checkedAt, value, low, high, reason, times },
  });
}
