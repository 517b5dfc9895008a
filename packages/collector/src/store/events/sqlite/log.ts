import type { DatabaseSync } from 'node:sqlite';
import type { ElementRecord, Event, TraitValue } from '@handrail/protocol';
import type { Log } from '../answers/index.ts';
import type { EventRecord, TimeWindow } from '../event-store.ts';
import { byTime } from '../order.ts';
import { QUARTER_MS } from './append.ts';

const TEXT = (column: string): string => `(SELECT text FROM word WHERE id = e.${column})`;
const ROWS = `
  SELECT lower(hex(e.event_id)) AS eventId, ${TEXT('name')} AS name, v.visitor_id AS visitorId, e.session AS sessionId,
         e.at, e.said_at AS saidAt, e.received_at AS receivedAt, ${TEXT('path')} AS path, ${TEXT('title')} AS title,
         ${TEXT('guide')} AS guideId, e.version, ${TEXT('step')} AS stepId, e.props, e.seq, ${TEXT('element')} AS element, e.traits, e.clamped
  FROM event e JOIN visitor v ON v.id = e.visitor JOIN app a ON a.id = e.app WHERE a.app_id = ?`;
// Windows that end within a quarter look at the log, which has the instants.
const ACTIVE = `
  SELECT DISTINCT p.visitor_id AS person FROM (
    SELECT t.app, t.visitor FROM activity t WHERE t.quarter >= ?2 AND t.quarter < ?3
    UNION ALL
    SELECT e.app, e.visitor FROM event e WHERE e.active = 1 AND e.at >= ?4 AND e.at < ?5) one
  JOIN visitor v ON v.id = one.visitor JOIN visitor p ON p.id = coalesce(v.person, v.id)
  JOIN app a ON a.id = one.app WHERE a.app_id = ?1`;

/** The log of one app, read from the database whenever it is asked. */
export function createLogs(database: DatabaseSync) {
  const inWindow = database.prepare(`${ROWS} AND e.mode IS NULL AND e.at >= ? AND e.at < ?`);
  const ofPerson = database.prepare(
    `${ROWS} AND coalesce(v.person, v.id) = (SELECT coalesce(o.person, o.id) FROM visitor o WHERE o.app = e.app AND o.visitor_id = ?)`,
  );
  const everything = database.prepare(`${ROWS} AND e.at >= ? AND e.at < ?`);
  const active = database.prepare(ACTIVE);
  const person = database.prepare(
    `SELECT p.visitor_id AS person FROM visitor v JOIN visitor p ON p.id = coalesce(v.person, v.id)
     JOIN app a ON a.id = v.app WHERE a.app_id = ? AND v.visitor_id = ?`,
  );
  const trait = database.prepare(
    `SELECT t.value FROM trait t JOIN visitor v ON v.id = t.visitor JOIN app a ON a.id = v.app
     WHERE a.app_id = ? AND v.visitor_id = ? AND t.name = ?`,
  );
  const logOf = (appId: string): Log => {
    const people = new Map<string, string>();
    const personOf = (visitorId: string): string => {
      const known = people.get(visitorId) ?? String(person.get(appId, visitorId)?.['person'] ?? visitorId);
      people.set(visitorId, known);
      return known;
    };
    return {
      personOf,
      within: ({ from, until }) => inWindow.all(appId, from, until).map(toRecord).sort(byTime),
      activeIn: (window) => new Set(active.all(appId, ...quartersOf(window)).map((row) => String(row['person']))),
      traitOf: (of, name) => {
        const row = trait.get(appId, of, name);
        // Written from a checked event, and by nobody else.
        return row === undefined ? null : (JSON.parse(String(row['value'])) as TraitValue);
      },
    };
  };
  return {
    logOf,
    ofPerson: (appId: string, visitorId: string): EventRecord[] => ofPerson.all(appId, visitorId).map(toRecord),
    all: (appId: string, { from, until }: TimeWindow): EventRecord[] =>
      everything.all(appId, from, until).map(toRecord),
  };
}

/** Quarters for a window of whole quarters, else the instants. */
function quartersOf({ from, until }: TimeWindow): [number, number, number, number] {
  const isWhole = from % QUARTER_MS === 0 && until % QUARTER_MS === 0;
  return isWhole ? [from / QUARTER_MS, until / QUARTER_MS, 0, 0] : [0, 0, from, until];
}

function toRecord(row: Record<string, unknown>): EventRecord {
  const text = (name: string): string | undefined => (typeof row[name] === 'string' ? row[name] : undefined);
  const number = (name: string): number | undefined => (row[name] === null ? undefined : Number(row[name]));
  const parsed = (name: string): unknown => (typeof row[name] === 'string' ? JSON.parse(row[name]) : undefined);
  const fields = {
    eventId: toUuid(String(row['eventId'])),
    name: text('name'),
    at: number('saidAt'),
    seq: number('seq'),
    visitorId: text('visitorId'),
    sessionId: text('sessionId'),
    page: { path: text('path'), ...(row['title'] !== null && { title: text('title') }) },
    guideId: text('guideId'),
    version: number('version'),
    stepId: text('stepId'),
    element: parsed('element') as ElementRecord | undefined,
    traits: parsed('traits'),
    props: parsed('props'),
  };
  const there = Object.entries(fields).filter(([, value]) => value !== undefined);
  // Written from a checked event, and by nobody else.
  const event = Object.fromEntries(there) as unknown as Event;
  const times = { at: Number(row['at']), receivedAt: Number(row['receivedAt']) };
  return { event, ...times, ...(row['clamped'] === 1 && { clamped: true }) };
}

const toUuid = (hex: string): string => hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
