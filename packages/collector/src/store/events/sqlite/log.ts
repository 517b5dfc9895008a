import type { ElementRecord, Event } from '@handrail/protocol';
import type { Log } from '../answers/index.ts';
import { clientsOf, fitsClient, readClient, type Client } from '../clients.ts';
import type { EventRecord, TimeWindow } from '../event-store.ts';
import { byTime } from '../order.ts';
import type { Who } from '../usage-questions.ts';
import { createCrowd, type Crowd } from './crowd.ts';
import { listsOf, type LogFile } from './log-file.ts';
import type { LogFiles } from './log-files.ts';
import { remembered } from './remembered.ts';
import { partsOf, quarterAt, QUARTER_MS } from './span.ts';
import { uuidText } from './uuid-bytes.ts';
import type { WhoIsWho } from './who-is-who.ts';
import { windowsTogether } from './windows-together.ts';
import { zonesOf } from './zones.ts';

const TEXT = (column: string): string => `(SELECT text FROM word WHERE id = e.${column})`;
export const ROWS = `
  SELECT e.event_id AS eventId, ${TEXT('name')} AS name, v.visitor_id AS visitorId,
         (SELECT session_id FROM session WHERE id = e.session) AS sessionId,
         e.at, e.at + e.said AS saidAt, e.at + e.delay AS receivedAt, ${TEXT('path')} AS path, ${TEXT('title')} AS title,
         ${TEXT('guide')} AS guideId, e.version, ${TEXT('step')} AS stepId, e.props, e.seq, ${TEXT('element')} AS element, e.traits, e.clamped,
         (SELECT text FROM client WHERE id = e.client) AS client
  FROM event e JOIN visitor v ON v.id = e.visitor`;
// Not by an index of visitors: it would find each row by itself.
const ACTIVE = 'SELECT DISTINCT visitor FROM event NOT INDEXED WHERE app = ? AND active = 1 AND at >= ? AND at < ?';
const ACTIVE_BY_CLIENT =
  'SELECT DISTINCT visitor, client FROM event NOT INDEXED WHERE app = ? AND active = 1 AND at >= ? AND at < ?';
const NEVER = { from: 0, until: 0 };
const ACTIVE_BY_QUARTER = `SELECT DISTINCT visitor, at / ${QUARTER_MS} AS quarter FROM event NOT INDEXED WHERE app = ? AND active = 1 AND at >= ? AND at < ?`;

/** The log of one app for the plain answers, with people by the text of their numbers. */
export interface AppLog extends Log {
  app: number | undefined;
  /** What an event must have been done with to be in it, as a part of a condition in SQL. */
  clients: string;
  /** The same by their numbers; undefined for whatever it was done with. */
  clientsIn: ReadonlySet<number> | undefined;
  /** The people who were active in a window. */
  crowdIn(window: TimeWindow): Crowd;
  /** The same apart by what they were active with. */
  crowdsBy<G>(window: TimeWindow, groupOf: (client: Client | undefined) => G): Map<G, Crowd>;
  /** The same of several windows of whole quarters, from one reading. */
  crowdsIn(windows: readonly TimeWindow[]): Crowd[];
}

/** The log of an app, as if nothing else had happened than what a question says was done with something. */
export type LogOf = (appId: string, whom?: Who) => AppLog;

export function createLogs(files: LogFiles, who: WhoIsWho): LogOf {
  const { book } = files;
  const present = book.prepare('SELECT span, piece, bits FROM presence WHERE app = ? AND span BETWEEN ? AND ?');

  function presentIn(app: number, windows: readonly TimeWindow[]): Crowd[] {
    const crowds = windows.map(() => createCrowd());
    const together = windowsTogether(windows);
    for (const [low, high] of together.ranges(-Infinity, Infinity)) {
      for (const [span, piece, bits] of listsOf(present, app, low, high)) {
        if (!(bits instanceof Uint8Array)) continue;
        for (const place of together.placesOf(Number(span))) crowds[place]?.join(Number(piece), bits);
      }
    }
    return crowds;
  }

  /** Whether nobody new can have been active in a part of a quarter: all who were in the quarter are there already. */
  function isKnown(app: number, edge: TimeWindow, crowd: Crowd): boolean {
    const from = quarterAt(edge.from) * QUARTER_MS;
    const [present = createCrowd()] = presentIn(app, [{ from, until: from + QUARTER_MS }]);
    return [...present.members()].every(crowd.has);
  }

  function activeIn(app: number, window: TimeWindow, clients: string): Crowd {
    // The presence knows neither instants nor what was done with what; of that, the log tells.
    const { whole, edges } = clients === '' ? partsOf(window) : { whole: NEVER, edges: [window] };
    const [crowd = createCrowd()] = presentIn(app, [whole]);
    for (const edge of edges) {
      if (clients === '' && isKnown(app, edge, crowd)) continue;
      for (const file of files.within(edge)) {
        const active = file.database.prepare(`${ACTIVE} ${clients} AND id >= ? AND id < ?`);
        for (const { from, before } of zonesOf(file, edge)) {
          for (const row of active.iterate(app, edge.from, edge.until, from, before)) crowd.add(Number(row['visitor']));
        }
      }
    }
    return crowd;
  }

  /** The presence does not know what was done with what: the log is read, once for all windows. */
  function activeWith(clients: string, app: number, windows: readonly TimeWindow[]): Crowd[] {
    const crowds = windows.map(() => createCrowd());
    const placesOf = remembered((quarter) => {
      const at = quarter * QUARTER_MS;
      return windows.flatMap(({ from, until }, place) => (from <= at && at < until ? [place] : []));
    });
    const [from, until] = [Math.min(...windows.map((one) => one.from)), Math.max(...windows.map((one) => one.until))];
    for (const file of files.within({ from, until })) {
      // Not kept: each question has other numbers in it.
      const statement = file.database.prepare(`${ACTIVE_BY_QUARTER} ${clients}`);
      for (const row of statement.iterate(app, from, until)) {
        for (const place of placesOf(Number(row['quarter']))) crowds[place]?.add(Number(row['visitor']));
      }
    }
    return crowds;
  }

  return (appId, whom) => {
    const app = who.app(appId);
    const traits = new Map<string, ReturnType<WhoIsWho['traits']>>();
    const clientsIn = app === undefined ? undefined : clientsOfWhom(who, app, whom);
    const clients = clientsIn === undefined ? '' : `AND coalesce(client, 0) IN (${[...clientsIn].join(', ')})`;
    const crowdIn = (window: TimeWindow): Crowd =>
      app === undefined ? createCrowd() : who.toPeople(activeIn(app, window, clients));
    const crowdsIn = (windows: readonly TimeWindow[]): Crowd[] => {
      if (app === undefined) return windows.map(() => createCrowd());
      return (clients === '' ? presentIn(app, windows) : activeWith(clients, app, windows)).map(who.toPeople);
    };
    return {
      ...{ app, clients, clientsIn, crowdIn, crowdsIn },
      crowdsBy: (window, groupOf) =>
        app === undefined ? new Map() : crowdsByClient(files, who, { app, clients }, window, groupOf),
      personOf(visitorId) {
        const visitor = app === undefined ? undefined : who.visitor(app, visitorId);
        return visitor === undefined ? visitorId : String(who.personOf(visitor));
      },
      activeIn: (window) => new Set(Array.from(crowdIn(window).members(), String)),
      within: (window) =>
        app === undefined
          ? []
          : recordsIn(
              files,
              `${ROWS} WHERE e.app = ? AND e.mode IS NULL AND e.at >= ? AND e.at < ? ${clients}`,
              app,
              window,
            ),
      traitOf(person, name) {
        if (app === undefined) return null;
        const values = traits.get(name) ?? who.traits(app, name);
        traits.set(name, values);
        return values.get(Number(person)) ?? null;
      },
    };
  };
}

function crowdsByClient<G>(
  files: LogFiles,
  who: WhoIsWho,
  { app, clients }: { app: number; clients: string },
  window: TimeWindow,
  groupOf: (client: Client | undefined) => G,
): Map<G, Crowd> {
  const known = who.clients(app);
  const crowds = new Map<G, Crowd>();
  for (const file of files.within(window)) {
    // Not kept: each question has other numbers in it.
    const statement = file.database.prepare(`${ACTIVE_BY_CLIENT} ${clients}`);
    for (const row of statement.iterate(app, window.from, window.until)) {
      const group = groupOf(known.get(Number(row['client'])));
      const crowd = crowds.get(group) ?? createCrowd();
      crowds.set(group, crowd);
      crowd.add(Number(row['visitor']));
    }
  }
  for (const crowd of crowds.values()) who.toPeople(crowd);
  return crowds;
}

/** Numbers that stand for what a question names; 0 is what nothing is known of. */
function clientsOfWhom(who: WhoIsWho, app: number, whom: Who | undefined): ReadonlySet<number> | undefined {
  if (clientsOf(whom) === undefined) return undefined;
  const fitting = [...who.clients(app)].flatMap(([id, client]) => (fitsClient(whom, client) ? [id] : []));
  return new Set([...(fitsClient(whom) ? [0] : []), ...fitting]);
}

function recordsIn(files: LogFiles, sql: string, app: number, window: TimeWindow): EventRecord[] {
  const found: EventRecord[] = [];
  for (const file of files.within(window)) {
    for (const row of file.sql(sql).iterate(app, window.from, window.until)) found.push(toRecord(row));
  }
  return found.sort(byTime);
}

/** Adds a row of `piece` and `bits`. */
export function joinRow(crowd: Crowd, row: Record<string, unknown>): void {
  if (row['bits'] instanceof Uint8Array) crowd.join(Number(row['piece']), row['bits']);
}

export const recordsOf = (
  file: LogFile,
  sql: string,
  ...values: (number | string | Uint8Array | null)[]
): EventRecord[] =>
  file
    .sql(sql)
    .all(...values)
    .map(toRecord);

export function toRecord(row: Record<string, unknown>): EventRecord {
  const text = (name: string): string | undefined => (typeof row[name] === 'string' ? row[name] : undefined);
  const number = (name: string): number | undefined => (row[name] === null ? undefined : Number(row[name]));
  const parsed = (name: string): unknown => (typeof row[name] === 'string' ? JSON.parse(row[name]) : undefined);
  const fields = {
    eventId: row['eventId'] instanceof Uint8Array ? uuidText(row['eventId']) : '',
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
  const client = text('client');
  return {
    ...{ event, ...times, ...(row['clamped'] === 1 && { clamped: true }) },
    ...(client !== undefined && { client: readClient(client) }),
  };
}
