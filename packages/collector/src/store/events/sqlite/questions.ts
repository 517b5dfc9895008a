import type { DatabaseSync } from 'node:sqlite';
import { guarded } from '../../sqlite/guarded.ts';
import type { EventStore, TimeWindow } from '../event-store.ts';

type Questions = Pick<EventStore, 'count' | 'activePeople' | 'guideTotals' | 'stepTotals' | 'journeys'>;

/** What happened to guides in a window, with the person of each event. */
const ACTS = `
  SELECT guide.text AS guide, name.text AS name, step.text AS step, e.at, e.event_id,
         coalesce(v.person, v.id) AS person
  FROM event e
  JOIN app ON app.id = e.app AND app.app_id = $app
  JOIN visitor v ON v.id = e.visitor
  JOIN word guide ON guide.id = e.guide
  JOIN word name ON name.id = e.name
  LEFT JOIN word step ON step.id = e.step
  WHERE e.guide IS NOT NULL AND e.at >= $from AND e.at < $until`;
const ACTS_OF_GUIDE = `${ACTS} AND e.guide = (SELECT id FROM word WHERE text = $guide)`;

const GUIDE_TOTALS = `
  WITH acts AS (${ACTS}), people AS (
    SELECT guide, person, sum(name = 'guide.started') AS starts, sum(name = 'guide.completed') AS completions,
           sum(name = 'step.shown') AS shown, sum(name = 'step.missed') AS missed
    FROM acts GROUP BY guide, person)
  SELECT guide AS guideId, sum(starts) AS starts, sum(starts > 0) AS startedBy,
         sum(starts > 0 AND completions > 0) AS completedBy, sum(shown) AS shown, sum(missed) AS missed
  FROM people GROUP BY guide ORDER BY guide`;

const STEP_TOTALS = `
  WITH acts AS (${ACTS_OF_GUIDE})
  SELECT step AS stepId, sum(name = 'step.shown') AS shown, sum(name = 'step.missed') AS missed
  FROM acts WHERE step IS NOT NULL GROUP BY step ORDER BY step`;

// The last word is found by time, and by event id, which begins with the visitor's own time, within one instant.
const JOURNEYS = `
  WITH acts AS (${ACTS_OF_GUIDE}),
  ranked AS (SELECT *, row_number() OVER (PARTITION BY person ORDER BY at DESC, event_id DESC) AS fromLast FROM acts),
  people AS (
    SELECT person,
           group_concat(DISTINCT step ORDER BY step) FILTER (WHERE name = 'step.shown') AS steps,
           max(name = 'guide.completed') AS completed,
           max(CASE WHEN fromLast = 1 AND name = 'guide.dismissed' THEN step END) AS dismissedAt
    FROM ranked GROUP BY person)
  SELECT steps, completed, dismissedAt, count(*) AS people FROM people GROUP BY steps, completed, dismissedAt`;

export function sqliteQuestions(database: DatabaseSync): Questions {
  const count = database.prepare(
    `SELECT count(*) AS stored, count(DISTINCT event_id) AS "distinct" FROM event
     WHERE app = (SELECT id FROM app WHERE app_id = ?)`,
  );
  const active = database.prepare(
    `SELECT count(DISTINCT coalesce(v.person, v.id)) AS people FROM event e JOIN visitor v ON v.id = e.visitor
     WHERE e.active = 1 AND e.app = (SELECT id FROM app WHERE app_id = ?) AND e.at >= ? AND e.at < ?`,
  );
  const guideTotals = database.prepare(GUIDE_TOTALS);
  const stepTotals = database.prepare(STEP_TOTALS);
  const journeys = database.prepare(JOURNEYS);
  const named = (appId: string, guideId: string, { from, until }: TimeWindow) => ({
    $app: appId,
    $guide: guideId,
    $from: from,
    $until: until,
  });

  return {
    count: (appId) =>
      guarded(() => {
        const row = count.get(appId);
        return { stored: Number(row?.['stored']), distinct: Number(row?.['distinct']) };
      }),
    activePeople: (appId, windows) =>
      guarded(() => windows.map(({ from, until }) => Number(active.get(appId, from, until)?.['people']))),
    guideTotals: (appId, { from, until }) =>
      guarded(() =>
        guideTotals.all({ $app: appId, $from: from, $until: until }).map((row) => ({
          guideId: String(row['guideId']),
          starts: Number(row['starts']),
          startedBy: Number(row['startedBy']),
          completedBy: Number(row['completedBy']),
          shown: Number(row['shown']),
          missed: Number(row['missed']),
        })),
      ),
    stepTotals: (appId, guideId, window) =>
      guarded(() =>
        stepTotals.all(named(appId, guideId, window)).map((row) => ({
          stepId: String(row['stepId']),
          shown: Number(row['shown']),
          missed: Number(row['missed']),
        })),
      ),
    journeys: (appId, guideId, window) =>
      guarded(() =>
        journeys.all(named(appId, guideId, window)).map((row) => ({
          // Step ids hold no comma, by their schema.
          stepIds: typeof row['steps'] === 'string' ? row['steps'].split(',') : [],
          completed: row['completed'] === 1,
          dismissedAt: typeof row['dismissedAt'] === 'string' ? row['dismissedAt'] : undefined,
          people: Number(row['people']),
        })),
      ),
  };
}
