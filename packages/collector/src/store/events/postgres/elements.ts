import type { ElementRecord } from '@handrail/protocol';
import type { Pool } from 'pg';
import { guarded } from '../../postgres/guarded.ts';
import type { UsageQuestions } from '../usage-questions.ts';
import { createValues, isNamed, within } from './conditions.ts';
import { BY_TEXT, LOG, PEOPLE, PERSON, WORD } from './log-rows.ts';

type Questions = Pick<UsageQuestions, 'frustration' | 'frustrationTimes' | 'topElements'>;
type Row = Record<string, string | null>;

// Written by `elementKey`, as JSON of an element.
const toElement = (text: string): ElementRecord => JSON.parse(text) as ElementRecord;

/** What people do with the elements of pages. */
export function postgresElements(pool: Pool): Questions {
  const ask = async (text: string, values: readonly unknown[]): Promise<Row[]> =>
    guarded(async () => (await pool.query<Row>(text, [...values])).rows);
  return {
    async frustration(appId, window, limit) {
      const values = createValues();
      const noticed = `${within(values, appId, window)} AND (${isNamed(values, 'frustration.noticed')} OR ${isNamed(values, 'form.abandoned')})`;
      const abandoned = isNamed(values, 'form.abandoned');
      const kinds = ['rage', 'dead', 'error', 'abandoned'];
      const rows = await ask(
        `WITH troubles AS (
           SELECT ${PERSON} AS person, e.path, e.element,
                  CASE WHEN ${abandoned} THEN 'abandoned' ELSE e.props::jsonb ->> 'kind' END AS kind
           FROM ${LOG} WHERE ${noticed}),
         places AS (
           SELECT path, element, count(DISTINCT person) AS people, count(*) AS times,
                  ${kinds.map((kind) => `count(*) FILTER (WHERE kind = '${kind}') AS ${kind}`).join(', ')}
           FROM troubles WHERE kind IN (${kinds
             .slice(0, 3)
             .map((kind) => `'${kind}'`)
             .join(', ')}) OR kind = 'abandoned'
           GROUP BY path, element),
         named AS (
           SELECT ${WORD('path', 'path')} AS path, coalesce(${WORD('element', 'element')}, '') AS element, people, times, ${kinds.join(', ')}
           FROM places)
         SELECT * FROM named ORDER BY times DESC, people DESC, path ${BY_TEXT}, element ${BY_TEXT} LIMIT ${values.add(limit)}`,
        values.list,
      );
      return rows.map((row) => ({
        path: String(row['path']),
        element: row['element'] ? toElement(row['element']) : null,
        ...{ rage: Number(row['rage']), dead: Number(row['dead']), error: Number(row['error']) },
        ...{ abandoned: Number(row['abandoned']), people: Number(row['people']) },
      }));
    },
    async frustrationTimes(appId, windows) {
      const times: number[] = [];
      for (const window of windows) {
        const values = createValues();
        const inWindow = within(values, appId, window);
        const isNoticed = `${isNamed(values, 'frustration.noticed')} AND e.props::jsonb ->> 'kind' IN ('rage', 'dead', 'error')`;
        const [row] = await ask(
          `SELECT count(*) AS times FROM ${LOG} WHERE ${inWindow} AND ((${isNoticed}) OR ${isNamed(values, 'form.abandoned')})`,
          values.list,
        );
        times.push(Number(row?.['times']));
      }
      return times;
    },
    async topElements(appId, window, limit) {
      const values = createValues();
      const clicks = `${within(values, appId, window)} AND ${isNamed(values, 'element.clicked')} AND e.element IS NOT NULL`;
      const rows = await ask(
        `SELECT * FROM (
           SELECT ${WORD('element', 'element')} AS element, clicks, people
           FROM (SELECT e.element, count(*) AS clicks, ${PEOPLE} FROM ${LOG} WHERE ${clicks} GROUP BY e.element) one) named
         ORDER BY people DESC, clicks DESC, element ${BY_TEXT} LIMIT ${values.add(limit)}`,
        values.list,
      );
      return rows.map((row) => ({
        element: toElement(String(row['element'])),
        clicks: Number(row['clicks']),
        people: Number(row['people']),
      }));
    },
  };
}
