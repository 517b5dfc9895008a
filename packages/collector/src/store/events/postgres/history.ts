import type { Pool } from 'pg';
import { guarded } from '../../postgres/guarded.ts';
import type { EventStore } from '../event-store.ts';
import { joinTraces, MOST_GUIDES, toHistories, type GuideTrace } from '../guide-trace.ts';
import { toTrace } from '../trace-row.ts';
import { numberOf } from './numbers.ts';

/** The visitor who is asked for, $1, and the browsers that became part of them. */
const VISITORS = 'visitor IN (SELECT visitor FROM visitor WHERE visitor = $1 OR person = $1)';
const TEXT = (kind: string): string =>
  `(SELECT w.text FROM word w WHERE w.app = h.app AND w.kind = '${kind[0]}' AND w.id = h.${kind})`;
const GUIDES = `
  SELECT ${TEXT('guide')} AS "guideId", started_at, completed_at, dismissed_at, muted_at, unseen_at, snoozed_at, snoozed_until
  FROM guide_history h WHERE h.${VISITORS} LIMIT ${MOST_GUIDES * 10}`;
const STEPS = `
  SELECT ${TEXT('guide')} AS "guideId", ${TEXT('step')} AS step_id, completed_at
  FROM step_history h WHERE h.${VISITORS} LIMIT ${MOST_GUIDES * 10}`;

type Row = Record<string, string | null>;

export function postgresHistory(pool: Pool): EventStore['history'] {
  return (appId, visitorId) =>
    guarded(async () => {
      const visitor = [numberOf.visitor(appId, visitorId)];
      const [guides, steps] = await Promise.all([pool.query<Row>(GUIDES, visitor), pool.query<Row>(STEPS, visitor)]);
      const traces = new Map<string, GuideTrace>();
      for (const trace of [...guides.rows.map(toTrace), ...steps.rows.map(toStepTrace)]) {
        const before = traces.get(trace.guideId);
        traces.set(trace.guideId, before === undefined ? trace : joinTraces(before, trace));
      }
      return toHistories(traces.values());
    });
}

const toStepTrace = (row: Row): GuideTrace => ({
  guideId: String(row['guideId']),
  steps: new Map([[String(row['step_id']), Number(row['completed_at'])]]),
});
