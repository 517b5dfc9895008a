import type { Pool } from 'pg';
import { guarded } from '../../postgres/guarded.ts';
import type { UsageQuestions } from '../usage-questions.ts';
import { createValues, fits, isNamed, isOf, within } from './conditions.ts';
import { BY_TEXT, LOG, PERSON, WORD } from './log-rows.ts';

type Row = Record<string, string | null>;

/** The way of each session outwards from where it begins: `walked` has its pages by step, step 0 being where that was. */
const walked = (way: 'after' | 'before', steps: string): string => `
  firsts AS (
    SELECT DISTINCT ON (person, session) person, session, place, path FROM seen WHERE starts ORDER BY person, session, place),
  trail AS (
    SELECT person, session, path, 0::bigint AS far FROM firsts
    UNION ALL
    SELECT s.person, s.session, s.path, abs(s.place - f.place)
    FROM seen s JOIN firsts f ON f.person = s.person AND f.session = s.session
    WHERE s.viewed AND s.place ${way === 'after' ? '>' : '<'} f.place),
  moved AS (
    SELECT *, lag(path) OVER (PARTITION BY person, session ORDER BY far) AS before FROM trail),
  pages AS (
    SELECT person, session, path, row_number() OVER (PARTITION BY person, session ORDER BY far) - 1 AS step
    FROM moved WHERE before IS NULL OR before <> path),
  walked AS (
    SELECT person, session, step, path, lag(path) OVER (PARTITION BY person, session ORDER BY step) AS before
    FROM pages WHERE step <= ${steps}),
  ends AS (
    SELECT DISTINCT ON (person, session) person, session, step, path FROM walked ORDER BY person, session, step DESC)`;

/** Who did something, and what they did around it. */
export function postgresWalks(pool: Pool): Pick<UsageQuestions, 'walks' | 'people'> {
  const ask = async (text: string, values: readonly unknown[]): Promise<Row[]> =>
    (await pool.query<Row>(text, [...values])).rows;
  return {
    walks: (appId, { window, at, way, steps, who, limit }) =>
      guarded(async () => {
        const values = createValues();
        const inWindow = within(values, appId, window, who);
        const [starts, viewed] = [await fits(pool, values, appId, at), isNamed(values, 'page.viewed')];
        const many = values.add(steps);
        const rows = await ask(
          `WITH seen AS (
             SELECT ${PERSON} AS person, e.session, e.path, ${viewed} AS viewed, (${starts}) AS starts,
               row_number() OVER (PARTITION BY ${PERSON}, e.session ORDER BY coalesce(e.seq, -1), e.at, e.event_id) AS place
             FROM ${LOG} WHERE ${inWindow} AND (${viewed} OR (${starts})) AND ${isOf(values, who)}),
           ${walked(way, many)},
           links AS (
             SELECT person, step, CASE WHEN step > 1 THEN before END AS origin, path AS goal FROM walked WHERE step > 0
             UNION ALL
             SELECT person, step + 1, CASE WHEN step > 0 THEN path END, NULL FROM ends WHERE step < ${many}
             UNION ALL
             SELECT person, 0, NULL, NULL FROM firsts),
           counted AS (
             SELECT step, origin, goal, count(DISTINCT person) AS people, count(*) AS times FROM links GROUP BY step, origin, goal),
           named AS (
             SELECT step, ${WORD('path', 'origin')} AS "from", ${WORD('path', 'goal')} AS "to", people, times FROM counted)
           SELECT * FROM named
           ORDER BY step, times DESC, people DESC, "from" ${BY_TEXT} NULLS FIRST, "to" ${BY_TEXT} NULLS FIRST
           LIMIT ${values.add(limit)} + 1`,
          values.list,
        );
        const all = rows.find((row) => Number(row['step']) === 0);
        return {
          ...{ times: Number(all?.['times'] ?? 0), people: Number(all?.['people'] ?? 0) },
          rows: rows
            .filter((row) => row !== all)
            .map((row) => ({
              ...{ step: Number(row['step']), from: row['from'] ?? null, to: row['to'] ?? null },
              ...{ people: Number(row['people']), times: Number(row['times']) },
            })),
        };
      }),
    people: (appId, { window, fits: asked, who, limit }) =>
      guarded(async () => {
        const values = createValues();
        const inWindow = within(values, appId, window, who);
        const counts = asked === undefined ? 'e.active' : await fits(pool, values, appId, asked);
        const rows = await ask(
          `SELECT * FROM (
             SELECT (SELECT p.visitor_id FROM visitor p WHERE p.visitor = one.person) AS visitor, times, first, last, count(*) OVER () AS people
             FROM (
               SELECT ${PERSON} AS person, count(*) AS times, min(e.at) AS first, max(e.at) AS last
               FROM ${LOG} WHERE ${inWindow} AND ${counts} AND ${isOf(values, who)} GROUP BY 1) one) named
           ORDER BY last DESC, visitor ${BY_TEXT} LIMIT ${values.add(limit)}`,
          values.list,
        );
        return {
          people: Number(rows[0]?.['people'] ?? 0),
          rows: rows.map((row) => ({
            ...{ visitorId: String(row['visitor']), times: Number(row['times']) },
            ...{ firstAt: Number(row['first']), lastAt: Number(row['last']) },
          })),
        };
      }),
  };
}
