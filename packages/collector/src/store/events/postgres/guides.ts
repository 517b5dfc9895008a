import type { Pool } from 'pg';
import { guarded } from '../../postgres/guarded.ts';
import type { EventStore, Journey, TimeWindow } from '../event-store.ts';
import { createValues, within, type Values } from './conditions.ts';
import { BY_TEXT, LOG, PERSON, WORD } from './log-rows.ts';
import { numberOf } from './numbers.ts';

type Questions = Pick<EventStore, 'guideTotals' | 'stepTotals' | 'journeys'>;

const isNamed = (name: string): string => `e.name = ${numberOf.word('name', name)}`;
const times = (name: string): string => `count(*) FILTER (WHERE ${isNamed(name)})`;

/** What visitors did by themselves with one guide in a window; the app is $1. */
const acts = (values: Values, appId: string, guideId: string, window: TimeWindow): string =>
  `FROM ${LOG} WHERE ${within(values, appId, window)} AND e.guide = ${values.add(numberOf.word('guide', guideId))}`;

export function postgresGuideQuestions(pool: Pool): Questions {
  /** Some guides over some windows, in one statement. */
  async function totalsOf(appId: string, guideIds: readonly string[], windows: readonly TimeWindow[]) {
    const values = createValues();
    const [app, from, until] = [
      values.add(numberOf.app(appId)),
      values.add(
        windows.map((window) => window.from),
        'bigint[]',
      ),
      values.add(
        windows.map((window) => window.until),
        'bigint[]',
      ),
    ];
    const guides = guideIds.map((guideId) => numberOf.word('guide', guideId));
    const { rows } = await pool.query<Record<string, string>>(
      `WITH people AS (
         SELECT w.place, e.guide, ${times('guide.started')} AS starts, ${times('guide.completed')} AS completions,
                ${times('step.shown')} AS shown, ${times('step.missed')} AS missed, ${times('issue.affected')} AS affected
         FROM unnest(${from}, ${until}) WITH ORDINALITY AS w (from_at, until_at, place)
         JOIN event e ON e.app = ${app} AND e.at >= w.from_at AND e.at < w.until_at AND e.mode IS NULL
           AND e.guide = ANY(${values.add(guides, 'bigint[]')})
         JOIN visitor v ON v.visitor = e.visitor
         GROUP BY w.place, e.guide, ${PERSON})
       SELECT place, guide, sum(starts) AS starts, count(*) FILTER (WHERE starts > 0) AS started_by,
              count(*) FILTER (WHERE starts > 0 AND completions > 0) AS completed_by, sum(shown) AS shown,
              sum(missed) AS missed, count(*) FILTER (WHERE affected > 0) AS affected_by
       FROM people GROUP BY place, guide`,
      values.list,
    );
    const found = new Map(rows.map((row) => [`${row['place']} ${row['guide']}`, row]));
    return windows.map((_, place) =>
      guideIds.map((guideId, index) => {
        const row = found.get(`${place + 1} ${guides[index]}`);
        const number = (name: string): number => Number(row?.[name] ?? 0);
        return {
          ...{
            guideId,
            starts: number('starts'),
            startedBy: number('started_by'),
            completedBy: number('completed_by'),
          },
          ...{ shown: number('shown'), missed: number('missed'), affectedBy: number('affected_by') },
        };
      }),
    );
  }

  return {
    guideTotals: (appId, guideIds, windows) => guarded(() => totalsOf(appId, guideIds, windows)),
    stepTotals: (appId, guideId, window) =>
      guarded(async () => {
        const values = createValues();
        const { rows } = await pool.query<Record<string, string>>(
          `WITH steps AS (
             SELECT e.step, ${times('step.shown')} AS shown, ${times('step.missed')} AS missed
             ${acts(values, appId, guideId, window)} AND e.step IS NOT NULL GROUP BY e.step)
           SELECT * FROM (SELECT ${WORD('step', 'step')} AS step, shown, missed FROM steps) named ORDER BY step ${BY_TEXT}`,
          values.list,
        );
        return rows.map(({ step = '', shown, missed }) => ({
          stepId: step,
          shown: Number(shown),
          missed: Number(missed),
        }));
      }),
    journeys: (appId, guideId, window) => guarded(() => journeysOf(pool, appId, guideId, window)),
  };
}

async function journeysOf(pool: Pool, appId: string, guideId: string, window: TimeWindow): Promise<Journey[]> {
  const values = createValues();
  interface JourneyRow {
    steps: string[] | null;
    completed: boolean;
    dismissed: string | null;
    people: string;
  }
  // The last word is found by time, and by event id, which begins with the visitor's own time, within one instant.
  const { rows } = await pool.query<JourneyRow>(
    `WITH people AS (
       SELECT array_agg(DISTINCT e.step ORDER BY e.step) FILTER (WHERE ${isNamed('step.shown')}) AS steps,
              bool_or(${isNamed('guide.completed')}) AS completed,
              (array_agg(CASE WHEN ${isNamed('guide.dismissed')} THEN e.step END ORDER BY e.at DESC, e.event_id DESC))[1] AS dismissed
       ${acts(values, appId, guideId, window)} GROUP BY ${PERSON})
     SELECT ARRAY(SELECT ${WORD('step', 'one')} FROM unnest(steps) one) AS steps, completed,
            ${WORD('step', 'dismissed')} AS dismissed, count(*) AS people
     FROM people GROUP BY people.steps, completed, people.dismissed`,
    values.list,
  );
  return rows.map(({ steps, completed, dismissed, people }) => ({
    stepIds: steps ?? [],
    completed,
    dismissedAt: dismissed ?? undefined,
    people: Number(people),
  }));
}
