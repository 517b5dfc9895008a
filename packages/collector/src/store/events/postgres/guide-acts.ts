import type { Pool, PoolClient } from 'pg';
import { guarded, inTransaction } from '../../postgres/guarded.ts';
import { ASKED_BY, createGoalCount, goalWindow, type GoalAct } from '../answers/goal.ts';
import { createOutcomeCount } from '../answers/outcomes.ts';
import type { GoalQuery, GuideQuestions } from '../guide-questions.ts';
import { toValue } from './active.ts';
import { createValues, fits, isNamed, traitOf, within } from './conditions.ts';
import { eachPerson } from './each-person.ts';
import { FIELDS, LOG, PERSON, toRecord } from './log-rows.ts';
import { numberOf } from './numbers.ts';

/** Questions about what became of a guide; the database sorts, person by person it is counted here. */
export function postgresGuideActs(pool: Pool): GuideQuestions {
  return {
    outcomes: (appId, guideId, query) =>
      guarded(async () => {
        const values = createValues();
        const where = `${within(values, appId, query.window)} AND e.guide = ${values.add(numberOf.word('guide', guideId))}`;
        const value = query.by === undefined ? `'null'` : traitOf(values, PERSON, query.by);
        const text = `SELECT ${PERSON} AS person, ${value} AS value, ${FIELDS} FROM ${LOG} WHERE ${where} ORDER BY person`;
        const count = createOutcomeCount(query);
        await inTransaction(pool, (client) =>
          eachPerson<Record<string, unknown> & { person: string; value: string }>(
            client,
            { text, values: values.list },
            (rows) => count.take(rows.map(toRecord), toValue(rows[0].value)),
          ),
        );
        return count.result();
      }),
    goal: (appId, guideId, query) =>
      guarded(async () => {
        const asked = await goalStatement(pool, appId, guideId, query);
        const count = createGoalCount(query);
        await inTransaction(pool, (client: PoolClient) =>
          eachPerson<{ person: string; at: string; what: GoalAct['what'] }>(client, asked, (rows) =>
            count.take(rows.map(({ at, what }) => ({ at: Number(at), what }))),
          ),
        );
        return count.result();
      }),
  };
}

/** Starts in the window and what meets the goal until its time is over, of those who started or were held out. */
async function goalStatement(pool: Pool, appId: string, guideId: string, query: GoalQuery) {
  const values = createValues();
  const asked = values.add([...ASKED_BY], 'text[]');
  const [started, withheld] = [isNamed(values, 'guide.started'), isNamed(values, 'guide.withheld')];
  const text = `
    WITH starts AS (
      SELECT ${PERSON} AS person, e.at,
        CASE WHEN ${withheld} THEN 'withheld' WHEN e.props::jsonb ->> 'by' = ANY(${asked}) THEN 'asked' ELSE 'offered' END AS what
      FROM ${LOG} WHERE ${within(values, appId, query.window)} AND e.guide = ${values.add(numberOf.word('guide', guideId))}
        AND (${started} OR ${withheld}))
    SELECT person, at, what FROM starts
    UNION ALL
    SELECT ${PERSON} AS person, e.at, 'met' AS what FROM ${LOG}
    WHERE ${within(values, appId, goalWindow(query))} AND ${await fits(pool, values, appId, query.goal)}
      AND ${PERSON} IN (SELECT person FROM starts)
    ORDER BY person`;
  return { text, values: values.list };
}
