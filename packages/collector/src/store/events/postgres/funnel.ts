import type { Pool } from 'pg';
import type { TraitValue } from '@handrail/protocol';
import { guarded, inTransaction } from '../../postgres/guarded.ts';
import { countReached, rowsOfFunnel, type Moment } from '../answers/funnel.ts';
import type { FunnelQuery, FunnelStepQuery, UsageQuestions } from '../usage-questions.ts';
import { createValues, fits, isOf, traitOf, within } from './conditions.ts';
import { eachPerson } from './each-person.ts';
import { LOG, PERSON } from './log-rows.ts';
import { toValue } from './active.ts';

interface Act {
  person: string;
  value: string;
  at: string;
  /** A digit for each step, 1 where the event fits it. */
  fitting: string;
}

/** The database finds and sorts what fits any step; how far each person came is worked out here, person by person. */
export function postgresFunnel(pool: Pool): Pick<UsageQuestions, 'funnel'> {
  return {
    funnel: (appId, steps, query) =>
      guarded(async () => {
        if (steps.length === 0) return query.by === undefined ? [{ people: [] }] : [];
        const asked = await statementOf(pool, appId, steps, query);
        const reached = new Map<string, number>();
        const values = new Map<string, TraitValue | null>();
        await inTransaction(pool, (client) =>
          eachPerson<Act>(client, asked, ([first, ...others]) => {
            const count = countReached(steps.length, [first, ...others].map(toMoment), query.withinMs ?? Infinity);
            if (count === 0) return;
            reached.set(first.person, count);
            values.set(first.person, toValue(first.value));
          }),
        );
        const traitOf = (person: string): TraitValue | null => values.get(person) ?? null;
        return rowsOfFunnel({ traitOf }, steps.length, reached, query.by);
      }),
  };
}

async function statementOf(
  pool: Pool,
  appId: string,
  steps: readonly FunnelStepQuery[],
  { window, who, by }: FunnelQuery,
): Promise<{ text: string; values: unknown[] }> {
  const values = createValues();
  const inWindow = within(values, appId, window, who);
  const conditions: string[] = [];
  for (const step of steps) conditions.push(`(${await fits(pool, values, appId, step)})`);
  const fitting = conditions.map((condition) => `CASE WHEN ${condition} THEN '1' ELSE '0' END`).join(' || ');
  const text = `
    SELECT ${PERSON} AS person, ${by === undefined ? `'null'` : traitOf(values, PERSON, by)} AS value, e.at, ${fitting} AS fitting
    FROM ${LOG} WHERE ${inWindow} AND (${conditions.join(' OR ')}) AND ${isOf(values, who)}
    ORDER BY person, e.at, coalesce(e.seq, -1), e.event_id`;
  return { text, values: values.list };
}

const toMoment = ({ at, fitting }: Act): Moment => ({ at: Number(at), fits: (index) => fitting[index] === '1' });
