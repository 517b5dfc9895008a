import type { StatementSync } from 'node:sqlite';
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
 * Rows of the log as numbers, by person and in order: what a question asks of millions of rows must not become an object each. They come
 * in parts, for questions that need not all of them: each part of a person is later than those before. Of whom is taken out
 * of `people` meanwhile, no more is read.
 */
export function* rowsInTurn(
  files: LogFiles,
  who: WhoIsWho,
  people: Set<number>,
  reading: Reading,
): Iterable<[person: number, rows: Row[]]> {
  const whose = new Map(Array.from(people, (person) => [person, who.visitorsOf(person)]));
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

const firstOf = (file: LogFile): number =>
  Number(file.sql('SELECT min(first_at) AS first FROM extent').get()?.['first']);

/** Rows of a file that fit a condition, whose values come before those of the window; `third` is what they have in third place. */
export function rowsWhere(
  where: string,
  file: LogFile,
  who: WhoIsWho,
  { only, clients, columns }: Reading,
  third: string | number,
  order = '',
): StatementSync {
  const asked = columns.map((column) => `, coalesce(${column}, 0)`).join('');
  // Not kept: each question has other words in it.
  const statement = file.database.prepare(`
    SELECT at, coalesce(seq, -1), ${third}${asked} FROM event
    WHERE ${where} AND at >= ? AND at < ? AND mode IS NULL ${clients} ${conditionOf(only, who)} ${order}`);
  statement.setReturnArrays(true);
  return statement;
}

/** Reads rows of one file, in the order of their ids. */
function readerOf(file: LogFile, who: WhoIsWho, reading: Reading) {
  const { window } = reading;
  const ofOne = rowsWhere('visitor = ?', file, who, reading, file.week, 'ORDER BY event_id');
  const ofSome = rowsWhere(
    'visitor IN (SELECT value FROM json_each(?))',
    file,
    who,
    reading,
    file.week,
    'ORDER BY event_id',
  );
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
