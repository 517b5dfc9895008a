import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from 'node:sqlite';
import { LOG_LIMITS, STORE_LIMITS } from '../../../config.ts';
import { damaged, openDatabase, setDurability } from '../../sqlite/open-database.ts';
import { LOG_MIGRATIONS } from './schema.ts';

/**
 * A connection whose main database is the book and whose `log` is one file of the log, so that statements name the tables of both without
 * a prefix. A transaction is committed in the book first, then in the file.
 */
export interface LogFile {
  week: number;
  database: DatabaseSync;
  /** The statement of a text, prepared once. */
  sql(text: string): StatementSync;
  /** Hands columns of numbers to `take`, row by row: there is no list of millions of rows. `from` says of which. */
  each(columns: readonly string[], from: string, values: readonly (number | string)[], take: Take): void;
  /** The rows that a statement answers, each as a list of its values: half as dear as objects where they are many. */
  lists(text: string, ...values: SQLInputValue[]): Iterable<readonly SQLOutputValue[]>;
  /** Gives back the memory of its pages, but for a little. */
  shrink(): void;
  close(): void;
}

type Take = (row: number[]) => void;

export function openLogFile(week: number, book: string, file: string): LogFile {
  // Makes the file, looks at it, and brings its schema up to date.
  openDatabase(file, LOG_MIGRATIONS).close();
  const database = new DatabaseSync(book, { timeout: STORE_LIMITS.busyTimeoutMs });
  try {
    database.prepare('ATTACH ? AS log').run(file);
    setDurability(database, book, 'main');
    setDurability(database, file, 'log');
    database.exec(`PRAGMA log.cache_size = -${LOG_LIMITS.cacheKilobytes}`);
    database.exec(`PRAGMA wal_autocheckpoint = ${LOG_LIMITS.checkpointPages}`);
    refuseStrangers(database, book);
    return logFileOf(week, database);
  } catch (error) {
    database.close();
    throw error;
  }
}

/** The book is written first; one that lacks what a file names has lost its last pages, or is that of other files. */
function refuseStrangers(database: DatabaseSync, book: string): void {
  const lacks = (column: string, named: string, table: string): boolean => {
    const { last, known } =
      database
        .prepare(`SELECT (SELECT max(${column}) FROM log.${named}) AS last, (SELECT max(id) FROM ${table}) AS known`)
        .get() ?? {};
    return last !== null && Number(last) > Number(known);
  };
  // An index has the visitors of events, but not their apps.
  if (lacks('app', 'extent', 'app') || lacks('visitor', 'event', 'visitor')) throw damaged(book);
}

/** The book and the whole log in memory, on one connection. */
export function openLogInMemory(week: number, book: DatabaseSync): LogFile {
  book.exec("ATTACH ':memory:' AS log");
  for (const migration of LOG_MIGRATIONS) {
    book.exec(
      migration
        .replace(/CREATE (TABLE|INDEX|TRIGGER) /g, 'CREATE $1 log.')
        .replace(/INSERT INTO (identity|counted|zone)/g, 'INSERT INTO log.$1'),
    );
  }
  return logFileOf(week, book);
}

function logFileOf(week: number, database: DatabaseSync): LogFile {
  const prepared = () => {
    const statements = new Map<string, StatementSync>();
    return (text: string): StatementSync => {
      const statement = statements.get(text) ?? database.prepare(text);
      statements.set(text, statement);
      return statement;
    };
  };
  const inLists = prepared();
  let taking: Take = () => {};
  database.function('take', { varargs: true }, (...row) => {
    // By those who ask.
    taking(row as number[]);
    return null;
  });
  return {
    week,
    database,
    sql: prepared(),
    lists: (text, ...values) => listsOf(inLists(text), ...values),
    each(columns, from, values, take) {
      taking = take;
      // Not kept: each question has other words in it.
      database.prepare(`SELECT count(take(${columns.join(', ')})) FROM ${from}`).get(...values);
    },
    shrink: () => database.exec(`PRAGMA log.cache_size = -${LOG_LIMITS.restingCacheKilobytes}`),
    close: () => database.close(),
  };
}

/** The rows that a statement of nobody else answers, each as a list of its values. */
export function listsOf(statement: StatementSync, ...values: SQLInputValue[]): Iterable<readonly SQLOutputValue[]> {
  statement.setReturnArrays(true);
  return statement.iterate(...values) as unknown as Iterable<readonly SQLOutputValue[]>;
}
