import type { Pool } from 'pg';
import type { ElementRecord, Event } from '@handrail/protocol';
import { readClient } from '../clients.ts';
import type { EventRecord } from '../event-store.ts';
import type { Kind } from './numbers.ts';

/** The person to whom the visitor `v` belongs. */
export const PERSON = 'coalesce(v.person, v.visitor)';
/** The log with its visitors, for the conditions of a question. */
export const LOG = 'event e JOIN visitor v ON v.visitor = e.visitor';

/** The text of a word of the app that is $1; texts are in order by their code points, which are UTF-8's bytes. */
export const WORD = (kind: Kind, column: string): string =>
  `(SELECT w.text FROM word w WHERE w.app = $1 AND w.kind = '${kind[0]}' AND w.id = ${column})`;
export const BY_TEXT = 'COLLATE "C"';
export const PEOPLE = `count(DISTINCT ${PERSON}) AS people`;

const text = (kind: string): string =>
  `(SELECT w.text FROM word w WHERE w.app = e.app AND w.kind = '${kind[0]}' AND w.id = e.${kind})`;

/** What `toRecord` reads, of events `e` and visitors `v`. */
export const FIELDS = `
  e.event_id, ${text('name')} AS name, v.visitor_id, e.session, e.at, e.said_at, e.received_at, e.seq, ${text('path')} AS path,
  ${text('title')} AS title, ${text('guide')} AS guide, e.version, ${text('step')} AS step, ${text('element')} AS element,
  e.props, e.traits, e.clamped, ${text('client')} AS client`;

/** Whole events. `rest` goes on after the FROM and names its values from $1. */
export async function selectRecords(pool: Pool, rest: string, values: readonly unknown[]): Promise<EventRecord[]> {
  const { rows } = await pool.query<Record<string, unknown>>(`SELECT ${FIELDS} FROM ${LOG} ${rest}`, [...values]);
  return rows.map(toRecord);
}

export function toRecord(row: Record<string, unknown>): EventRecord {
  const number = (name: string): number | null => (row[name] === null ? null : Number(row[name]));
  const parsed = (name: string): unknown => (typeof row[name] === 'string' ? JSON.parse(row[name]) : null);
  const fields = {
    eventId: row['event_id'],
    name: row['name'],
    at: number('said_at'),
    seq: number('seq'),
    visitorId: row['visitor_id'],
    sessionId: row['session'],
    page: { path: row['path'], ...(row['title'] !== null && { title: row['title'] }) },
    guideId: row['guide'],
    version: number('version'),
    stepId: row['step'],
    // Written by `elementKey`.
    element: parsed('element') as ElementRecord | null,
    traits: parsed('traits'),
    props: parsed('props'),
  };
  // Written from a checked event, and by nobody else; what it did not have is NULL.
  const event = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as unknown as Event;
  const times = { at: Number(row['at']), receivedAt: Number(row['received_at']) };
  return {
    ...{ event, ...times, ...(row['clamped'] === true && { clamped: true }) },
    ...(typeof row['client'] === 'string' && { client: readClient(row['client']) }),
  };
}
