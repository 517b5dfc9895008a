import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { LOG_LIMITS } from '../../../config.ts';
import { openDatabase } from '../../sqlite/open-database.ts';
import type { TimeWindow } from '../event-store.ts';
import { openLogFile, openLogInMemory, type LogFile } from './log-file.ts';
import { BOOK_MIGRATIONS } from './schema.ts';
import { fileName, isNear, REST, weekOf, weekOfFile } from './week.ts';

/** The book and the files of the log, opened when they are needed. */
export interface LogFiles {
  /** A connection to the book alone. */
  book: DatabaseSync;
  /** The week in whose file an event belongs. */
  homeOf(eventId: string, now: number): number;
  has(week: number): boolean;
  /** The file of a week; made when it is not there. */
  open(week: number): LogFile;
  rest(): LogFile;
  /** The file of the last week that has one. */
  newest(): LogFile;
  /** One after the other: a file is to be used before the next is asked for. */
  all(): Iterable<LogFile>;
  /** Those that may hold events of a window. */
  within(window: TimeWindow): Iterable<LogFile>;
  /** Learns what another thread made and removed. */
  look(): void;
  /** Removes a file of which nothing is needed any more. */
  remove(file: LogFile): void;
  close(): void;
}

export function openLogFiles(path: string): LogFiles {
  const book = openDatabase(path, BOOK_MIGRATIONS);
  try {
    return path === ':memory:' ? inMemory(book) : onDisk(path, book);
  } catch (error) {
    book.close();
    throw error;
  }
}

function inMemory(book: DatabaseSync): LogFiles {
  const file = openLogInMemory(REST, book);
  return {
    book,
    homeOf: () => REST,
    has: (week) => week === REST,
    open: () => file,
    rest: () => file,
    newest: () => file,
    all: () => [file],
    within: () => [file],
    look: () => {},
    remove: () => {},
    close: () => book.close(),
  };
}

function onDisk(path: string, book: DatabaseSync): LogFiles {
  const folder = folderOf(path);
  if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 });
  /** The open ones, the least used first. */
  const open = new Map<number, LogFile>();
  const pathOf = (week: number): string => join(folder, fileName(week));

  function fileOf(week: number): LogFile {
    const before = open.get(week);
    if (before !== undefined && open.size < LOG_LIMITS.openFiles) return before;
    const file = before ?? openLogFile(week, path, pathOf(week));
    open.delete(week);
    open.set(week, file);
    if (before === undefined) shrinkOlder();
    if (open.size > LOG_LIMITS.openFiles) closeOldest();
    return file;
  }

  /** Weeks that are over are hardly written; the last may be the next one already, by a clock that is ahead. */
  function shrinkOlder(): void {
    const last = Math.max(...open.keys());
    for (const [week, file] of open) if (week < last - 1) file.shrink();
  }

  function closeOldest(): void {
    for (const [week, file] of open) {
      if (week === REST) continue;
      open.delete(week);
      file.close();
      return;
    }
  }

  const weeks = (): number[] => weeksIn(folder);
  /** The weeks that have a file; only the writer adds and removes any. */
  const known = new Set(weeks());
  const rest = fileOf(REST);
  known.add(REST);

  function* each(): Iterable<LogFile> {
    for (const week of known) {
      const file = fileOf(week);
      if (week === REST || !isMoved(file)) yield file;
    }
  }

  function isMoved(file: LogFile): boolean {
    const id = file.sql('SELECT file FROM identity').get()?.['file'];
    return rest.sql('SELECT 1 FROM moved WHERE file = ?').get(String(id)) !== undefined;
  }

  function forget(week: number): void {
    open.get(week)?.close();
    open.delete(week);
    known.delete(week);
  }

  function remove(file: LogFile): void {
    forget(file.week);
    for (const end of ['', '-wal', '-shm']) rmSync(pathOf(file.week) + end, { force: true });
  }

  return {
    book,
    homeOf(eventId, now) {
      const week = weekOf(eventId);
      if (!known.has(week)) {
        if (!isNear(week, now)) return REST;
        known.add(week);
      }
      return week;
    },
    has: (week) => known.has(week),
    open: fileOf,
    rest: () => rest,
    newest: () => fileOf(Math.max(...known)),
    all: each,
    *within({ from, until }) {
      for (const file of each()) {
        const { first, last } = file.sql('SELECT min(first_at) AS first, max(last_at) AS last FROM extent').get() ?? {};
        if (first !== null && Number(first) < until && Number(last) >= from) yield file;
      }
    },
    look() {
      const there = new Set(weeks());
      for (const week of known) if (!there.has(week)) forget(week);
      for (const week of there) known.add(week);
    },
    remove,
    close() {
      for (const file of open.values()) file.close();
      book.close();
    },
  };
}

const folderOf = (book: string): string => join(dirname(book), 'events');

const weeksIn = (folder: string): number[] =>
  readdirSync(folder)
    .flatMap((name) => weekOfFile(name) ?? [])
    .sort((a, b) => a - b);

/** Every file of the log that lies beside a book. */
export function pathsOfLog(book: string): string[] {
  const folder = folderOf(book);
  return existsSync(folder) ? weeksIn(folder).map((week) => join(folder, fileName(week))) : [];
}
