import type { Event } from '@handrail/protocol';
import { LOG_LIMITS } from '../../../config.ts';
import { byText, byTime } from '../order.ts';
import type { EventRecord, TimeWindow } from '../event-store.ts';
import type { FunnelRow, PathRow, TimeRow, Who } from '../usage-questions.ts';
import { isOf, type Only } from '../answers/log.ts';
import type { AppLog } from './log.ts';
import type { LogFiles } from './log-files.ts';
import { uuidText } from './uuid-bytes.ts';
import type { WhoIsWho } from './who-is-who.ts';

const PEOPLE_AT_ONCE = 100;
const ROWS_OF_VISITOR = `
  SELECT at, event_id, name, path, guide, step, element, seq, session, version,
         CASE WHEN guide IS NOT NULL THEN props END AS props
  FROM event
  WHERE visitor = ? AND at >= ? AND at < ? AND mode IS NULL`;
const SESSION = 'SELECT session_id AS text FROM session WHERE id = ?';

type OrNull = number | null;
type Row = [
  ...[at: number, id: Uint8Array, name: number, path: number],
  ...[guide: OrNull, step: OrNull, element: OrNull, seq: OrNull, session: number],
  ...[version: OrNull, props: string | null],
];

/** The log of some people alone. */
export interface PartOfLog extends AppLog {
  people: readonly number[];
  /** Whether so many of them have most rows of the files, so that reading all of those costs less than finding theirs. */
  isMost(people: number): boolean;
}

/**
 * The log of an app in parts of some people each, for questions that look at the events of each person by themselves: however
 * long the log is, only one part of it is in memory. An event has what such questions look at.
 * Without `of` it is of everybody. With `numbersIn` the question looks at `rowsOfPart` in that window alone.
 */
export function* logsByPeople(
  files: LogFiles,
  who: WhoIsWho,
  log: AppLog,
  {
    of,
    whom,
    numbersIn,
  }: { of?: readonly number[] | undefined; whom?: Who | undefined; numbersIn?: TimeWindow | undefined },
): Iterable<PartOfLog> {
  const words = new Map<number, string>();
  const textOf = (word: unknown): string => {
    const before = words.get(Number(word));
    if (before !== undefined) return before;
    const text = who.textOf(Number(word));
    words.set(Number(word), text);
    return text;
  };

  const elements = new Map<number, unknown>();
  const elementOf = (word: number): unknown => {
    if (!elements.has(word)) elements.set(word, JSON.parse(textOf(word)));
    return elements.get(word);
  };

  function toRecord(
    [at, id, name, path, guide, step, element, seq, , version, props]: Row,
    person: string,
    sessionId: string,
  ): EventRecord {
    const event: Record<string, unknown> = {
      ...{ eventId: uuidText(id), name: textOf(name), at, visitorId: person, sessionId, page: { path: textOf(path) } },
    };
    if (seq !== null) event['seq'] = seq;
    if (guide !== null) event['guideId'] = textOf(guide);
    if (step !== null) event['stepId'] = textOf(step);
    if (element !== null) event['element'] = elementOf(element);
    if (version !== null) event['version'] = version;
    if (props !== null) event['props'] = JSON.parse(props);
    // Written from a checked event, and by nobody else.
    return { event: event as unknown as Event, at, receivedAt: at };
  }

  function recordsOf(people: readonly number[], window: TimeWindow, only: Only | undefined): EventRecord[] {
    const found: EventRecord[] = [];
    const sql = `${ROWS_OF_VISITOR} ${log.clients} ${conditionOf(only && numbersOf(only, who))}`;
    for (const file of files.within(window)) {
      const sessions = new Map<number, string>();
      // Not kept: each question has other words in it.
      const statement = file.database.prepare(sql);
      statement.setReturnArrays(true);
      for (const person of people) {
        // Who they are is known by the number alone.
        const theirs = String(person);
        for (const visitor of who.visitorsOf(person)) {
          // The columns as they are named above, by the types of the schema.
          for (const row of statement.iterate(visitor, window.from, window.until) as unknown as Iterable<Row>) {
            const session = sessions.get(row[8]) ?? String(file.sql(SESSION).get(row[8])?.['text']);
            sessions.set(row[8], session);
            found.push(toRecord(row, theirs, session));
          }
        }
      }
    }
    return found.sort(byTime);
  }

  const logOf = (people: readonly number[]): AppLog => ({
    ...log,
    personOf: (person) => person,
    within: (window, only) => recordsOf(people, window, only),
  });
  const all = log.app === undefined ? [] : (of ?? who.people(log.app));
  const people = all.filter((person) => isOf(log, String(person), whom)).sort((a, b) => a - b);
  const { size, isMost } = partsOf(files, who, log, people, numbersIn);
  for (let first = 0; first < people.length; first += size) {
    const part = people.slice(first, first + size);
    yield { ...logOf(part), people: part, isMost };
  }
}

const STORED = 'SELECT sum(stored) AS all_rows, sum(CASE WHEN app = ? THEN stored ELSE 0 END) AS ours FROM extent';

/** How many people a part has. Finding a row by its key costs some six times what reading the next row does. */
function partsOf(
  files: LogFiles,
  who: WhoIsWho,
  { app }: AppLog,
  people: readonly number[],
  window: TimeWindow | undefined,
): { size: number; isMost: PartOfLog['isMost'] } {
  const few = { size: PEOPLE_AT_ONCE, isMost: () => false };
  if (app === undefined || window === undefined || people.length === 0) return few;
  let [all, ours] = [0, 0];
  for (const file of files.within(window)) {
    const stored = file.sql(STORED).get(app);
    all += Number(stored?.['all_rows']);
    ours += Number(stored?.['ours']);
  }
  const rowsOfOne = ours / who.people(app).length;
  const size = Math.max(PEOPLE_AT_ONCE, Math.min(people.length, Math.floor(LOG_LIMITS.rowsOfPart / rowsOfOne)));
  const isMost = (some: number): boolean => some * rowsOfOne * 5 >= all;
  return isMost(Math.min(size, people.length)) ? { size, isMost } : few;
}

/** What a question looks at, by the numbers of names and guides. */
export type OnlyNumbers = 'activities' | { names: ReadonlySet<number>; guides: ReadonlySet<number> };

/** Words have numbers, and what has none yet is nowhere. */
export function numbersOf(only: Only, who: WhoIsWho): OnlyNumbers {
  if (only === 'activities') return only;
  const wordsOf = (texts: readonly (string | undefined)[]): ReadonlySet<number> =>
    new Set(texts.flatMap((text) => (text === undefined ? [] : (who.word(text) ?? []))));
  return { names: wordsOf(only.map(({ name }) => name)), guides: wordsOf(only.map(({ guideId }) => guideId)) };
}

export function conditionOf(only: OnlyNumbers | undefined): string {
  if (only === undefined) return '';
  if (only === 'activities') return 'AND active = 1';
  return `AND (name IN (${[...only.names].join(', ')}) OR guide IN (${[...only.guides].join(', ')}))`;
}

/** The answers about several parts of the people as one. */
export function joinFunnels(parts: Iterable<FunnelRow[]>, steps: number, isByTrait: boolean): FunnelRow[] {
  const rows = new Map<string, FunnelRow>();
  if (!isByTrait) rows.set('', { people: Array.from({ length: steps }, () => 0) });
  for (const part of parts) {
    for (const row of part) {
      const key = isByTrait ? JSON.stringify(row.value) : '';
      const before = rows.get(key);
      const people =
        before === undefined ? row.people : row.people.map((count, step) => count + (before.people[step] ?? 0));
      rows.set(key, { ...row, people });
    }
  }
  return [...rows.values()].sort(
    (a, b) =>
      (b.people[0] ?? 0) - (a.people[0] ?? 0) ||
      byText(JSON.stringify(a.value ?? null), JSON.stringify(b.value ?? null)),
  );
}

export function joinTimes(parts: readonly TimeRow[]): TimeRow {
  const sum = (of: (row: TimeRow) => number): number => parts.reduce((all, row) => all + of(row), 0);
  return { people: sum((row) => row.people), sessions: sum((row) => row.sessions), minutes: sum((row) => row.minutes) };
}

export function joinPaths(parts: Iterable<PathRow[]>, limit: number): PathRow[] {
  const rows = new Map<string, PathRow>();
  for (const part of parts) {
    for (const row of part) {
      const key = JSON.stringify([row.from, row.to]);
      const { people = 0, times = 0 } = rows.get(key) ?? {};
      rows.set(key, { ...row, people: people + row.people, times: times + row.times });
    }
  }
  return [...rows.values()]
    .sort((a, b) => b.times - a.times || b.people - a.people || byText(a.from, b.from) || byText(a.to, b.to))
    .slice(0, limit);
}
