import pg from 'pg';
import { readServerAddress } from './server-address.ts';

/** Where things are; each name is quoted before it is used. */
export interface BiPlaces {
  records: string;
  events: string;
  /** The schema of the views. */
  views: string;
  /** The role that may read them, and nothing else. It cannot sign in itself: a role that can is granted it. */
  reader: string;
}

export const BI_PLACES: BiPlaces = {
  ...{ records: 'handrail_records', events: 'handrail_events', views: 'handrail_bi', reader: 'handrail_bi_reader' },
};

/** In a department of fewer, people are not told apart from single ones. */
const SMALLEST_GROUP = 5;

/**
 * Makes the views for programs that read PostgreSQL by themselves, or makes them anew: people are masked by a salt that no reader
 * can see, texts that people wrote are left out. All of it or nothing.
 */
export async function makeBiViews(url: string, timeZone: string, places: BiPlaces = BI_PLACES): Promise<string[]> {
  const client = new pg.Client(readServerAddress(url).options);
  await client.connect();
  try {
    const names = {
      records: client.escapeIdentifier(places.records),
      events: client.escapeIdentifier(places.events),
      views: client.escapeIdentifier(places.views),
      reader: client.escapeIdentifier(places.reader),
    };
    const zone = client.escapeLiteral(timeZone);
    await client.query('BEGIN');
    const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [places.reader]);
    if (rowCount === 0) await client.query(`CREATE ROLE ${names.reader} NOLOGIN`);
    await client.query(`CREATE SCHEMA IF NOT EXISTS ${names.views}`);
    await client.query(`CREATE TABLE IF NOT EXISTS ${names.views}.salt (salt text NOT NULL)`);
    // Two random UUIDs are 244 bits of chance. A salt that is there stays, so that the same person has the same mask.
    const salt = `INSERT INTO ${names.views}.salt SELECT gen_random_uuid()::text || gen_random_uuid()::text`;
    await client.query(`${salt} WHERE NOT EXISTS (SELECT FROM ${names.views}.salt)`);
    const views = viewsOf(names, zone);
    for (const name of Object.keys(views).reverse()) await client.query(`DROP VIEW IF EXISTS ${names.views}.${name}`);
    for (const [name, text] of Object.entries(views)) {
      await client.query(`CREATE VIEW ${names.views}.${name} WITH (security_barrier) AS ${text}`);
      await client.query(`GRANT SELECT ON ${names.views}.${name} TO ${names.reader}`);
    }
    await client.query(`GRANT USAGE ON SCHEMA ${names.views} TO ${names.reader}`);
    await client.query('COMMIT');
    return Object.keys(views);
  } finally {
    // What was not committed is taken back by the end of the connection.
    await client.end();
  }
}

/** In an order in which each knows those before it. */
function viewsOf({ records, events, views }: BiPlaces, zone: string): Record<string, string> {
  const person = (number: string): string =>
    `left(encode(sha256(convert_to((SELECT salt FROM ${views}.salt) || ${number}::text, 'UTF8')), 'hex'), 32)`;
  const word = (kind: string, column: string): string =>
    `(SELECT w.text FROM ${events}.word w WHERE w.app = e.app AND w.kind = '${kind}' AND w.id = e.${column})`;
  const day = (instant: string): string => `(to_timestamp(${instant} / 1000.0) AT TIME ZONE ${zone})::date`;
  // The number of a text in the log, as `numbers.ts` works it out.
  const number = `('x' || encode(substring(sha256(convert_to('app ' || app_id, 'UTF8')) FROM 1 FOR 8), 'hex'))::bit(64)::bigint`;
  return {
    apps: `SELECT app_id, name, ${number} AS app_number FROM ${records}.app`,
    events: `
      SELECT a.app_id, to_timestamp(e.at / 1000.0) AS at, ${day('e.at')} AS day, ${person('coalesce(v.person, v.visitor)')} AS person,
             ${word('n', 'name')} AS name, ${word('p', 'path')} AS path, ${word('g', 'guide')} AS guide_id, e.version,
             ${word('s', 'step')} AS step_id, ${word('m', 'mode')} AS mode, e.active AS is_activity,
             ${word('c', 'client')}::json ->> 0 AS browser, ${word('c', 'client')}::json ->> 1 AS app_version
      FROM ${events}.event e JOIN ${events}.visitor v ON v.visitor = e.visitor
      JOIN ${views}.apps a ON a.app_number = e.app`,
    active_days: `
      SELECT DISTINCT a.app_id, ${day('x.quarter * 900000')} AS day, ${person('coalesce(v.person, v.visitor)')} AS person
      FROM ${events}.activity x JOIN ${events}.visitor v ON v.visitor = x.visitor
      JOIN ${views}.apps a ON a.app_number = x.app`,
    people: `
      SELECT app_id, person, CASE WHEN count(*) OVER (PARTITION BY app_id, department) >= ${SMALLEST_GROUP} THEN department END AS department
      FROM (SELECT a.app_id, ${person('v.visitor')} AS person,
                   (SELECT t.value::json #>> '{}' FROM ${events}.trait t WHERE t.visitor = v.visitor AND t.name = 'department') AS department
            FROM ${events}.visitor v JOIN ${views}.apps a ON a.app_number = v.app WHERE v.person IS NULL) known`,
    guide_days: `
      SELECT app_id, day, guide_id, version,
             count(*) FILTER (WHERE name = 'guide.started') AS starts,
             count(DISTINCT person) FILTER (WHERE name = 'guide.started') AS started_by,
             count(DISTINCT person) FILTER (WHERE name = 'guide.completed') AS completed_by,
             count(*) FILTER (WHERE name = 'step.shown') AS shown,
             count(*) FILTER (WHERE name = 'step.missed') AS missed
      FROM ${views}.events WHERE guide_id IS NOT NULL AND mode IS NULL GROUP BY app_id, day, guide_id, version`,
    tickets: `
      SELECT t.app_id, t.number, to_timestamp(t.created_at / 1000.0) AS created_at, ${day('t.created_at')} AS day,
             to_timestamp(t.updated_at / 1000.0) AS updated_at, t.state, t.level, t.priority, t.team_id, t.category_id,
             ${person(`(t.app_id || ' ' || t.visitor_id)`)} AS requester
      FROM ${records}.ticket t WHERE t.spam = 0`,
  };
}
