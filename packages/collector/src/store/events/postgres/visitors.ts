import type { PoolClient } from 'pg';
import { numberOf } from './numbers.ts';
import type { Row } from './rows.ts';

interface Visitor {
  visitor: string;
  app: string;
  visitorId: string;
}

const ADD = `
  INSERT INTO visitor (visitor, app, visitor_id)
  SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::text[]) ORDER BY 1 ON CONFLICT DO NOTHING`;

export async function addVisitors(client: PoolClient, visitors: readonly Visitor[]): Promise<void> {
  const once = [...new Map(visitors.map((one) => [one.visitor, one])).values()];
  await client.query(ADD, [
    once.map(({ visitor }) => visitor),
    once.map(({ app }) => app),
    once.map(({ visitorId }) => visitorId),
  ]);
}

const IDENTIFY =
  'UPDATE visitor SET identified = true, person = NULL WHERE visitor = ANY($1::bigint[]) AND NOT (identified AND person IS NULL)';
const JOIN = `
  UPDATE visitor v SET person = n.person FROM unnest($1::bigint[], $2::bigint[]) n (visitor, person)
  WHERE v.visitor = n.visitor AND NOT v.identified AND v.person IS NULL`;

/**
 * Who is whom. First all who are identified, then the browsers that become part of them, each of the first who claims it:
 * as an identified visitor is never part of another, this comes to the same as going from event to event.
 */
export async function joinVisitors(client: PoolClient, rows: readonly Row[]): Promise<void> {
  const identified = new Set(rows.map(({ visitor }) => visitor));
  await client.query(IDENTIFY, [[...identified]]);
  const browsers = new Map<string, Visitor & { person: string }>();
  for (const { app, appId, visitor: person, record } of rows) {
    const visitorId = record.event.props?.['anonymousId'];
    if (typeof visitorId !== 'string') continue;
    const visitor = numberOf.visitor(appId, visitorId);
    if (!browsers.has(visitor)) browsers.set(visitor, { visitor, app, visitorId, person });
  }
  if (browsers.size === 0) return;
  const all = [...browsers.values()];
  await addVisitors(client, all);
  await client.query(JOIN, [all.map(({ visitor }) => visitor), all.map(({ person }) => person)]);
}
