import type { Pool } from 'pg';
import { guarded } from '../../postgres/guarded.ts';
import type { UsageQuestions } from '../usage-questions.ts';
import { createValues, isNamed, within } from './conditions.ts';
import { BY_TEXT, LOG, PEOPLE, PERSON, WORD } from './log-rows.ts';

type Questions = Pick<UsageQuestions, 'topPages' | 'paths'>;
type Row = Record<string, string | null>;

/** Which pages people see, and in which order. */
export function postgresPages(pool: Pool): Questions {
  const ask = async (text: string, values: readonly unknown[]): Promise<Row[]> =>
    guarded(async () => (await pool.query<Row>(text, [...values])).rows);
  return {
    async topPages(appId, window, limit) {
      const values = createValues();
      const views = `${within(values, appId, window)} AND ${isNamed(values, 'page.viewed')}`;
      const rows = await ask(
        `SELECT * FROM (
           SELECT ${WORD('path', 'path')} AS path, views, people
           FROM (SELECT e.path, count(*) AS views, ${PEOPLE} FROM ${LOG} WHERE ${views} GROUP BY e.path) pages) one
         ORDER BY people DESC, views DESC, path ${BY_TEXT} LIMIT ${values.add(limit)}`,
        values.list,
      );
      return rows.map((row) => ({
        path: String(row['path']),
        views: Number(row['views']),
        people: Number(row['people']),
      }));
    },
    async paths(appId, { window, from, limit }) {
      const values = createValues();
      const views = `${within(values, appId, window)} AND ${isNamed(values, 'page.viewed')}`;
      const rows = await ask(
        `WITH views AS (
           SELECT ${PERSON} AS person, e.path, lag(e.path) OVER (
             PARTITION BY ${PERSON}, e.session ORDER BY coalesce(e.seq, -1), e.at, e.event_id) AS before
           FROM ${LOG} WHERE ${views}),
         moves AS (
           SELECT before, path, count(DISTINCT person) AS people, count(*) AS times
           FROM views WHERE before <> path GROUP BY before, path),
         named AS (SELECT ${WORD('path', 'before')} AS "from", ${WORD('path', 'path')} AS "to", people, times FROM moves)
         SELECT * FROM named ${from === undefined ? '' : `WHERE "from" = ${values.add(from, 'text')}`}
         ORDER BY times DESC, people DESC, "from" ${BY_TEXT}, "to" ${BY_TEXT} LIMIT ${values.add(limit)}`,
        values.list,
      );
      return rows.map((row) => ({
        from: String(row['from']),
        to: String(row['to']),
        people: Number(row['people']),
        times: Number(row['times']),
      }));
    },
  };
}
