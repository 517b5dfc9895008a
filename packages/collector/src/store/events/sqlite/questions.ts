import type { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { guarded } from '../../sqlite/guarded.ts';
import type { EventStore } from '../event-store.ts';

type Questions = Pick<EventStore, 'count' | 'guideTotals' | 'stepTotals' | 'journeys'>;

/** What visitors did by themselves with one guide in a window; answered from the index `event_of_guide` alone. */
const ACTS = `
  FROM event e JOIN visitor v ON v.id = e.visitor
  WHERE e.app = $app AND e.guide = $guide AND e.mode IS NULL AND e.at >= $from AND e.at < $until`;
const PERSON = 'coalesce(v.person, v.id)';
const NAMED = {
  started: `(SELECT id FROM word WHERE text = 'guide.started')`,
  completed: `(SELECT id FROM word WHERE text = 'guide.completed')`,
  dismissed: `(SELECT id FROM word WHERE text = 'guide.dismissed')`,
  shown: `(SELECT id FROM word WHERE text = 'step.shown')`,
  missed: `(SELECT id FROM word WHERE text = 'step.missed')`,
  affected: `(SELECT id FROM word WHERE text = 'issue.affected')`,
};
const times = (name: keyof typeof NAMED): string => `count(*) FILTER (WHERE e.name = ${NAMED[name]})`;

const GUIDE_TOTALS = `
  WITH people AS (
    SELECT ${times('started')} AS starts, ${times('completed')} AS completions,
           ${times('shown')} AS shown, ${times('missed')} AS missed, ${times('affected')} AS affected
    ${ACTS} GROUP BY ${PERSON})
  SELECT coalesce(sum(starts), 0) AS starts, count(*) FILTER (WHERE starts > 0) AS startedBy,
         count(*) FILTER (WHERE starts > 0 AND completions > 0) AS completedBy,
         coalesce(sum(shown), 0) AS shown, coalesce(sum(missed), 0) AS missed, count(*) FILTER (WHERE affected > 0) AS affectedBy
  FROM people`;

const STEP_TOTALS = `
  SELECT (SELECT text FROM word WHERE id = e.step) AS stepId, ${times('shown')} AS shown, ${times('missed')} AS missed
  ${ACTS} AND e.step IS NOT NULL GROUP BY e.step ORDER BY stepId`;

// The last word is found by time, and by event id, which begins with the visitor's own time, within one instant.
const JOURNEYS = `
  WITH acts AS (
    SELECT ${PERSON} AS person, e.name, e.step,
           row_number() OVER (PARTITION BY ${PERSON} ORDER BY e.at DESC, e.event_id DESC) AS fromLast
    ${ACTS}),
  people AS (
    SELECT group_concat(DISTINCT step ORDER BY step) FILTER (WHERE name = ${NAMED.shown}) AS steps,
           max(name = ${NAMED.completed}) AS completed,
           max(CASE WHEN fromLast = 1 AND name = ${NAMED.dismissed} THEN step END) AS dismissedAt
    FROM acts GROUP BY person)
  SELECT steps, coalesce(completed, 0) AS completed, dismissedAt, count(*) AS people
  FROM people GROUP BY steps, completed, dismissedAt`;

/** Asks one after the other and lets requests in between them, since each question holds the process while it runs. */
export async function inTurns<T, R>(items: readonly T[], ask: (item: T) => R): Promise<R[]> {
  const answers: R[] = [];
  for (const item of items) {
    answers.push(await guarded(() => ask(item)));
    await setImmediate();
  }
  return answers;
}

export function sqliteQuestions(database: DatabaseSync): Questions {
  const appId = database.prepare('SELECT id FROM app WHERE app_id = ?');
  const wordId = database.prepare('SELECT id FROM word WHERE text = ?');
  const wordText = database.prepare('SELECT text FROM word WHERE id = ?');
  const count = database.prepare('SELECT count(*) AS stored, count(DISTINCT event_id) AS ids FROM event WHERE app = ?');
  const guideTotals = database.prepare(GUIDE_TOTALS);
  const stepTotals = database.prepare(STEP_TOTALS);
  const journeys = database.prepare(JOURNEYS);

  // An app or a word that was never seen has no number, and nothing is equal to NULL.
  const numberOf = (find: typeof appId, text: string): number | null => {
    const row = find.get(text);
    return row === undefined ? null : Number(row['id']);
  };
  const within = (app: string, guide: string, { from, until }: { from: number; until: number }) => ({
    $app: numberOf(appId, app),
    $guide: numberOf(wordId, guide),
    $from: from,
    $until: until,
  });
  const textOf = (id: unknown): string => String(wordText.get(Number(id))?.['text']);

  return {
    count: (app) =>
      guarded(() => {
        const row = count.get(numberOf(appId, app));
        return { stored: Number(row?.['stored']), distinct: Number(row?.['ids']) };
      }),
    guideTotals: (app, guideIds, window) =>
      inTurns(guideIds, (guideId) => {
        const row = guideTotals.get(within(app, guideId, window));
        return {
          guideId,
          starts: Number(row?.['starts']),
          startedBy: Number(row?.['startedBy']),
          completedBy: Number(row?.['completedBy']),
          shown: Number(row?.['shown']),
          missed: Number(row?.['missed']),
          affectedBy: Number(row?.['affectedBy']),
        };
      }),
    stepTotals: (app, guideId, window) =>
      guarded(() =>
        stepTotals.all(within(app, guideId, window)).map((row) => ({
          stepId: String(row['stepId']),
          shown: Number(row['shown']),
          missed: Number(row['missed']),
        })),
      ),
    journeys: (app, guideId, window) =>
      guarded(() =>
        journeys.all(within(app, guideId, window)).map((row) => ({
          stepIds: typeof row['steps'] === 'string' ? row['steps'].split(',').map(textOf) : [],
          completed: row['completed'] === 1,
          dismissedAt: row['dismissedAt'] === null ? undefined : textOf(row['dismissedAt']),
          people: Number(row['people']),
        })),
      ),
  };
}
