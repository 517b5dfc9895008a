import type { DatabaseSync } from 'node:sqlite';
import { guarded } from '../../sqlite/guarded.ts';
import type { EventStore } from '../event-store.ts';
import { joinTraces, MOST_GUIDES, toHistories, traceOfAct, type GuideAct, type GuideTrace } from '../guide-trace.ts';
import { toTrace } from '../trace-row.ts';
import type { LogFile } from './log-file.ts';

// With one of its arguments NULL, `max` of two is NULL.
const LAST = ['started_at', 'completed_at', 'dismissed_at', 'muted_at', 'unseen_at']
  .map((name) => `${name} = max(coalesce(${name}, excluded.${name}), coalesce(excluded.${name}, ${name}))`)
  .join(', ');
const NEWER = '(excluded.snoozed_at, excluded.snoozed_until) > (coalesce(snoozed_at, -1), coalesce(snoozed_until, -1))';
const REMEMBER = `
  INSERT INTO guide_history
    (visitor, guide, started_at, completed_at, dismissed_at, muted_at, unseen_at, snoozed_at, snoozed_until)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (visitor, guide) DO UPDATE SET ${LAST},
    snoozed_at = CASE WHEN ${NEWER} THEN excluded.snoozed_at ELSE snoozed_at END,
    snoozed_until = CASE WHEN ${NEWER} THEN excluded.snoozed_until ELSE snoozed_until END`;
const REMEMBER_STEP = `
  INSERT INTO step_history (visitor, guide, step, completed_at) VALUES (?, ?, ?, ?)
  ON CONFLICT (visitor, guide, step) DO UPDATE SET completed_at = max(completed_at, excluded.completed_at)`;

/**
 * What events leave behind, put together before it is written: a run of a guide changes one row, not twenty. The ids of guides and
 * steps are the numbers of their words.
 */
export interface Traces {
  add(visitor: number, act: GuideAct): void;
  /** To be called within the transaction that says how far is counted. */
  flush(file: LogFile): void;
  forget(): void;
}

export function createTraces(): Traces {
  const byVisitor = new Map<number, Map<string, GuideTrace>>();
  return {
    add(visitor, act) {
      const trace = traceOfAct(act);
      if (trace === undefined) return;
      let traces = byVisitor.get(visitor);
      if (traces === undefined) byVisitor.set(visitor, (traces = new Map<string, GuideTrace>()));
      const before = traces.get(trace.guideId);
      traces.set(trace.guideId, before === undefined ? trace : joinTraces(before, trace));
    },
    flush(file) {
      for (const [visitor, traces] of byVisitor) for (const trace of traces.values()) write(file, visitor, trace);
      byVisitor.clear();
    },
    forget: () => byVisitor.clear(),
  };
}

function write(file: LogFile, visitor: number, trace: GuideTrace): void {
  const guide = Number(trace.guideId);
  for (const [step, at] of trace.steps ?? []) file.sql(REMEMBER_STEP).run(visitor, guide, Number(step), at);
  const { startedAt = null, completedAt = null, dismissedAt = null, mutedAt = null, unseenAt = null } = trace;
  const { at = null, until = null } = trace.snoozed ?? {};
  const last = [startedAt, completedAt, dismissedAt, mutedAt, unseenAt, at];
  if (last.some((one) => one !== null)) file.sql(REMEMBER).run(visitor, guide, ...last, until);
}

/** The visitor who is asked for, and the browsers that became part of them. */
const VISITORS = `
  WITH asked AS (
    SELECT v.id FROM visitor v JOIN app a ON a.id = v.app WHERE a.app_id = $app AND v.visitor_id = $visitor),
  visitors AS (SELECT id FROM asked UNION SELECT v.id FROM visitor v JOIN asked ON v.person = asked.id)`;
const TEXT = (column: string): string => `(SELECT text FROM word WHERE id = ${column})`;
const GUIDES = `${VISITORS}
  SELECT ${TEXT('guide')} AS guideId, started_at, completed_at, dismissed_at, muted_at, unseen_at, snoozed_at, snoozed_until
  FROM guide_history WHERE visitor IN visitors LIMIT ${MOST_GUIDES * 10}`;
const STEPS = `${VISITORS}
  SELECT ${TEXT('guide')} AS guideId, ${TEXT('step')} AS stepId, completed_at
  FROM step_history WHERE visitor IN visitors LIMIT ${MOST_GUIDES * 10}`;

export function sqliteHistory(database: DatabaseSync): EventStore['history'] {
  const guides = database.prepare(GUIDES);
  const steps = database.prepare(STEPS);
  return (app, visitor) =>
    guarded(() => {
      const traces = new Map<string, GuideTrace>();
      const add = (trace: GuideTrace): void => {
        const before = traces.get(trace.guideId);
        traces.set(trace.guideId, before === undefined ? trace : joinTraces(before, trace));
      };
      const asked = { $app: app, $visitor: visitor };
      for (const row of guides.all(asked)) add(toTrace(row));
      for (const row of steps.all(asked)) {
        add({
          guideId: String(row['guideId']),
          steps: new Map([[String(row['stepId']), Number(row['completed_at'])]]),
        });
      }
      return toHistories(traces.values());
    });
}
