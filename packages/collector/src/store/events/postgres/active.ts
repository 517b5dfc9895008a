import type { FeatureUse, TraitValue } from '@handrail/protocol';
import type { Pool } from 'pg';
import { guarded } from '../../postgres/guarded.ts';
import { retention } from '../answers/index.ts';
import { SESSION_GAP_MS } from '../answers/time-in-app.ts';
import { clientsOf, isOfClient } from '../clients.ts';
import type { TimeWindow } from '../event-store.ts';
import { inOrderOfPeople } from '../order.ts';
import type { FeatureQuery, FeatureRow, TimeRow, TraitPeople, UsageQuestions, Who } from '../usage-questions.ts';
import { activeIn, createValues, groupOf, isAnyUse, isOf, traitOf, within } from './conditions.ts';
import { LOG, PERSON } from './log-rows.ts';
import { MINUTE_MS } from '../../../clock.ts';

type Questions = Pick<UsageQuestions, 'activePeople' | 'activeByTrait' | 'featureUse' | 'retention' | 'timeInApp'>;

// Written by `JSON.stringify` from a trait of a checked event, and by nobody else.
export const toValue = (json: string): TraitValue | null => JSON.parse(json) as TraitValue | null;

/** Asks one window after the other, so that one question never takes all connections. */
async function inTurns<T, R>(items: Iterable<T>, ask: (item: T) => Promise<R>): Promise<R[]> {
  const answers: R[] = [];
  for (const item of items) answers.push(await ask(item));
  return answers;
}

export function postgresActivity(pool: Pool): Questions {
  return {
    activePeople: (appId, windows, who) =>
      guarded(() => inTurns(windows, (window) => countActive(pool, appId, window, who))),
    activeByTrait: (appId, window, trait, who) =>
      guarded(() => (isOfClient(trait) ? byClient : byTrait)(pool, appId, window, trait, who)),
    retention: (appId, weeks, who) =>
      guarded(async () => {
        const before = { from: 0, until: weeks[0]?.from ?? 0 };
        const seen = await peopleIn(pool, appId, before, clientsOf(who));
        const sets = new Map([[keyOf(before), seen]]);
        for (const week of weeks) sets.set(keyOf(week), await peopleIn(pool, appId, week, who));
        // The people are sorted out already, so nothing else is asked of the log.
        const activeOf = (window: TimeWindow) => sets.get(keyOf(window)) ?? new Set<string>();
        return retention({ activeIn: activeOf, within: () => [], personOf: (one) => one, traitOf: () => null }, weeks);
      }),
    timeInApp: (appId, windows, who) => guarded(() => inTurns(windows, (window) => timeIn(pool, appId, window, who))),
    featureUse: (appId, uses, query) =>
      guarded(async () => {
        const rows = await inTurns(query.windows.entries(), ([place, window]) =>
          featureIn(pool, appId, uses, { place, window, query }),
        );
        return rows.flat();
      }),
  };
}

const keyOf = ({ from, until }: TimeWindow): string => `${from} ${until}`;

async function countActive(pool: Pool, appId: string, window: TimeWindow, who?: Who): Promise<number> {
  const values = createValues();
  const text = `SELECT count(*) AS people FROM ${activeIn(values, appId, window, who)} active`;
  return Number((await pool.query<{ people: string }>(text, values.list)).rows[0]?.people);
}

async function peopleIn(pool: Pool, appId: string, window: TimeWindow, who?: Who): Promise<Set<string>> {
  const values = createValues();
  const text = `SELECT person FROM ${activeIn(values, appId, window, who)} active`;
  return new Set((await pool.query<{ person: string }>(text, values.list)).rows.map(({ person }) => person));
}

async function byTrait(
  pool: Pool,
  appId: string,
  window: TimeWindow,
  trait: string,
  who?: Who,
): Promise<TraitPeople[]> {
  const values = createValues();
  const { rows } = await pool.query<{ value: string; people: string }>(
    `SELECT value, count(*) AS people
     FROM (SELECT ${traitOf(values, 'active.person', trait)} AS value FROM ${activeIn(values, appId, window, who)} active) one
     GROUP BY value ORDER BY 2 DESC, value COLLATE "C"`,
    values.list,
  );
  return rows.map(({ value, people }) => ({ value: toValue(value), people: Number(people) }));
}

async function byClient(
  pool: Pool,
  appId: string,
  window: TimeWindow,
  name: string,
  who?: Who,
): Promise<TraitPeople[]> {
  const values = createValues();
  const isActive = `e.active AND ${within(values, appId, window, who)} AND ${isOf(values, who)}`;
  const { rows } = await pool.query<{ value: string | null; people: string }>(
    `SELECT ${groupOf(name)} AS value, count(DISTINCT ${PERSON}) AS people
     FROM ${LOG} LEFT JOIN word w ON w.app = e.app AND w.kind = 'c' AND w.id = e.client WHERE ${isActive} GROUP BY value`,
    values.list,
  );
  const groups = rows.map(({ value, people }) => ({ value, people: Number(people) }));
  return inOrderOfPeople(groups, ({ people }) => people);
}

interface FeatureWindow {
  place: number;
  window: TimeWindow;
  query: FeatureQuery;
}

async function featureIn(
  pool: Pool,
  appId: string,
  uses: readonly FeatureUse[],
  { place, window, query: { who, by } }: FeatureWindow,
): Promise<FeatureRow[]> {
  const values = createValues();
  const value = by === undefined ? `'null'` : traitOf(values, PERSON, by);
  const { rows } = await pool.query<{ value: string; people: string; uses: string }>(
    `SELECT value, count(DISTINCT person) AS people, count(*) AS uses
     FROM (SELECT ${value} AS value, ${PERSON} AS person FROM ${LOG}
           WHERE ${within(values, appId, window, who)} AND ${await isAnyUse(pool, values, appId, uses)} AND ${isOf(values, who)}) found
     GROUP BY value`,
    values.list,
  );
  const counts = new Map(rows.map((row) => [row.value, { people: Number(row.people), uses: Number(row.uses) }]));
  const none = { people: 0, uses: 0 };
  if (by === undefined) {
    return [{ window: place, ...(counts.get('null') ?? none), active: await countActive(pool, appId, window, who) }];
  }
  return (await byTrait(pool, appId, window, by, who)).map((one) => ({
    ...{ window: place, value: one.value },
    ...(counts.get(JSON.stringify(one.value)) ?? none),
    active: one.people,
  }));
}

async function timeIn(pool: Pool, appId: string, window: TimeWindow, who?: Who): Promise<TimeRow> {
  const values = createValues();
  const { rows } = await pool.query<Record<'people' | 'sessions' | 'minutes', string>>(
    `WITH acts AS (
       SELECT ${PERSON} AS person, e.at, e.at / ${MINUTE_MS} AS minute,
              e.at - lag(e.at) OVER (PARTITION BY ${PERSON} ORDER BY e.at) AS gap
       FROM ${LOG} WHERE ${within(values, appId, window, who)} AND e.active AND ${isOf(values, who)}),
     people AS (
       SELECT count(*) FILTER (WHERE gap IS NULL OR gap >= ${SESSION_GAP_MS}) AS sessions, count(DISTINCT minute) AS minutes
       FROM acts GROUP BY person)
     SELECT count(*) AS people, coalesce(sum(sessions), 0) AS sessions, coalesce(sum(minutes), 0) AS minutes FROM people`,
    values.list,
  );
  const number = (name: 'people' | 'sessions' | 'minutes'): number => Number(rows[0]?.[name]);
  return { people: number('people'), sessions: number('sessions'), minutes: number('minutes') };
}
