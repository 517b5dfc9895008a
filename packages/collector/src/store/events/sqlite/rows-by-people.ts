import type { Only } from '../answers/log.ts';
import type { TimeWindow } from '../event-store.ts';
import { conditionOf } from './by-people.ts';
import type { LogFile } from './log-file.ts';
import type { LogFiles } from './log-files.ts';
import type { WhoIsWho } from './who-is-who.ts';

/** When it was, its place in its session (-1 without one), the file it is from, and what else was asked for. */
export type Row = readonly [at: number, seq: number, file: number, ...asked: number[]];

/** So many numbers a row begins with. */
export const ALWAYS = 3;

export interface Reading {
  window: TimeWindow;
  only: Only | undefined;
  /** `AppLog.clients` */
  clients: string;
  /** Columns of numbers; what a row does not have is 0. */
  columns: readonly string[];
}

/**
 * Rows of the log as numbers, by person: what a question asks of millions of rows must not become an object each. Of one file they
 * come in the order of their ids.
 */
export function rowsByPeople(
  files: LogFiles,
  who: WhoIsWho,
  people: readonly number[],
  reading: Reading,
): Map<number, Row[]> {
  const found = new Map<number, Row[]>();
  const whose = visitorsOf(who, people);
  for (const file of files.within(reading.window)) {
    const rowsOf = readerOf(file, who, reading);
    for (const [person, visitors] of whose) {
      const rows = rowsOf(visitors);
      if (rows.length === 0) continue;
      const before = found.get(person);
      found.set(person, before === undefined ? rows : [...before, ...rows]);
    }
  }
  return found;
}

/**
 * The same in parts, for questions that need not all of them: each part of a person is later than those before. Of whom is taken out
 * of `people` meanwhile, no more is read.
 */
export function* rowsInTurn(
  files: LogFiles,
  who: WhoIsWho,
  people: Set<number>,
  reading: Reading,
): Iterable<[person: number, rows: Row[]]> {
  const whose = visitorsOf(who, [...people]);
  const held = new Map<number, Row[]>();
  const inTurn = Array.from(files.within(reading.window), (file) => ({ week: file.week, first: firstOf(file) }));
  inTurn.sort((a, b) => a.first - b.first);
  for (const [place, { week }] of inTurn.entries()) {
    // From here on a file that is read later may have something in between.
    const next = inTurn[place + 1]?.first ?? Infinity;
    const rowsOf = readerOf(files.open(week), who, reading);
    for (const person of people) {
      const rows = [...(held.get(person) ?? []), ...rowsOf(whose.get(person) ?? [])];
      held.set(
        person,
        rows.filter(([at]) => at >= next),
      );
      yield [person, rows.filter(([at]) => at < next)];
    }
  }
}

const visitorsOf = (who: WhoIsWho, people: readonly number[]): Map<number, number[]> =>
  new Map(people.map((person) => [person, who.visitorsOf(person)]));

const firstOf = (file: LogFile): number =>
  Number(file.sql('SELECT min(first_at) AS first FROM extent').get()?.['first']);

/** Reads rows of one file. */
function readerOf(file: LogFile, who: WhoIsWho, { window, only, clients, columns }: Reading) {
  const asked = columns.map((column) => `, coalesce(${column}, 0)`).join('');
  const sqlOf = (visitors: string): string => `
    SELECT at, coalesce(seq, -1), ${file.week}${asked} FROM event
    WHERE visitor ${visitors} AND at >= ? AND at < ? AND mode IS NULL ${clients} ${conditionOf(only, who)} ORDER BY event_id`;
  // Not kept: each question has other words in it.
  const ofOne = file.database.prepare(sqlOf('= ?'));
  const ofSome = file.database.prepare(sqlOf('IN (SELECT value FROM json_each(?))'));
  for (const statement of [ofOne, ofSome]) statement.setReturnArrays(true);
  return (visitors: readonly number[]): Row[] => {
    const [one = 0] = visitors;
    const rows =
      visitors.length === 1
        ? ofOne.all(one, window.from, window.until)
        : ofSome.all(JSON.stringify(visitors), window.from, window.until);
    // The columns as they are named above, all of them numbers by the schema.
    return rows as unknown as Row[];
  };
}

/**
 * Rows of one person in order, those that are equal in it by their ids. Undefined where that cannot be told without the ids: two rows
 * of different files are equal.
 */
export function inOrder(rows: readonly Row[], compare: (a: Row, b: Row) => number): Row[] | undefined {
  let isTold = true;
  const sorted = rows.toSorted((a, b) => {
    const order = compare(a, b);
    if (order === 0 && a[2] !== b[2]) isTold = false;
    return order;
  });
  return isTold ? sorted : undefined;
}

export const byTime = (a: Row, b: Row): number => a[0] - b[0] || a[1] - b[1];
export const bySession = (a: Row, b: Row): number => a[1] - b[1] || a[0] - b[0];
