import { LOG_LIMITS } from '../../../config.ts';
import { inTransaction } from '../../sqlite/guarded.ts';
import { countRows, rowsIn } from './count-rows.ts';
import type { FreshRows } from './fresh-rows.ts';
import { createTraces } from './history.ts';
import type { LogFile } from './log-file.ts';
import type { LogFiles } from './log-files.ts';
import { packZones, unpackUnfilled } from './packed.ts';
import { createPresence } from './presence.ts';
import { createRollups, type Rollups } from './rollups.ts';

/**
 * What is counted from the rows follows them: many rows are counted in one transaction, which also says up to which row. A process
 * that ends in between finds in the book which weeks are behind, and goes on where the last one stopped.
 */
export interface Counting {
  /** Says that rows will be stored in a file. To be called within their transaction. */
  expect(file: LogFile): void;
  /** Counts all rows that are not counted yet; with `most`, about so many. Whether rows may be left. */
  settle(most?: number): boolean;
  /** The last rows there are now, of each week that may have some that are not counted. */
  lastRows(): LastRows;
  hasCounted(rows: LastRows): boolean;
  /** Counts what an earlier process left; where files came from elsewhere, in each of them. */
  catchUp(everywhere?: boolean): void;
  /** Packs some of a file's zones that are full and not packed; whether some may be left. */
  pack(file: LogFile): boolean;
  /** To be called when what is counted was changed elsewhere. */
  forget(): void;
}

/** By week. */
type LastRows = ReadonlyMap<number, number>;

const UNTIL = 'SELECT until FROM counted';
const LAST = 'SELECT max(id) AS last FROM event';
const BEHIND = 'INSERT OR IGNORE INTO behind (week) VALUES (?)';
const MOST = LOG_LIMITS.rowsCountedAtOnce;
const NEXT = `WHERE e.id >= ? ORDER BY e.id LIMIT ${MOST}`;

/** Says that all rows of a file are counted. To be called within the transaction that took rows out. */
export function markCounted(file: LogFile): void {
  file.sql('UPDATE counted SET until = (SELECT coalesce(max(id), 0) FROM event)').run();
  unpackUnfilled(file);
}

export function createCounting(files: LogFiles, fresh: FreshRows): Counting {
  const presence = createPresence();
  const traces = createTraces();
  const rollups = new Map<LogFile, Rollups>();
  /** Weeks that stand in the book as behind, and those that have rows to count. */
  const noted = new Set<number>();
  const behind = new Set<number>();
  /** Of which all full zones are packed, as those are that fill while rows are counted. */
  const whole = new Set<LogFile>();

  function rollupsOf(file: LogFile): Rollups {
    const before = rollups.get(file);
    if (before !== undefined) return before;
    // Two weeks are written at a time, hardly more; what is held of others must not grow with the weeks.
    if (rollups.size >= 2) rollups.clear();
    const made = createRollups(file);
    rollups.set(file, made);
    return made;
  }

  function forget(): void {
    presence.forget();
    traces.forget();
    fresh.forget();
    rollups.clear();
    noted.clear();
    whole.clear();
  }

  /** Counts the next rows of a file; how many there were. */
  function countNext(file: LogFile): number {
    const first = Number(file.sql(UNTIL).get()?.['until']) + 1;
    const { week } = file;
    const counters = { rollups: rollupsOf(file), lasting: { presence, traces } };
    presence.use(file);
    return inTransaction(file.database, () => {
      const next = fresh.has(week, first) ? fresh.rowsFrom(week, first, MOST) : rowsIn(file, NEXT, first);
      const { rows, last } = countRows(file, counters, next);
      if (rows === 0) return 0;
      counters.rollups.flush();
      presence.flush();
      traces.flush(file);
      file.sql('UPDATE counted SET until = ?').run(last);
      packZones(file, first, (zone) => fresh.numbersOf(week, zone));
      fresh.drop(week, first, last);
      return rows;
    });
  }

  function settle(most = Infinity): boolean {
    let counted = 0;
    try {
      for (const week of behind) {
        const file = files.open(week);
        for (let rows = 1; rows > 0; counted += rows) {
          if (counted >= most) return true;
          rows = countNext(file);
        }
        behind.delete(week);
      }
    } catch (error) {
      forget();
      throw error;
    }
    return false;
  }

  return {
    expect({ week, sql }) {
      behind.add(week);
      if (noted.has(week)) return;
      sql(BEHIND).run(week);
      noted.add(week);
    },
    settle,
    lastRows: () => new Map(Array.from(behind, (week) => [week, Number(files.open(week).sql(LAST).get()?.['last'])])),
    hasCounted: (rows) =>
      [...rows].every(
        ([week, last]) => !behind.has(week) || Number(files.open(week).sql(UNTIL).get()?.['until']) >= last,
      ),
    catchUp(everywhere = false) {
      for (const file of everywhere ? files.all() : []) behind.add(file.week);
      for (const row of files.book.prepare('SELECT week FROM behind').all()) behind.add(Number(row['week']));
      for (const week of behind) if (!files.has(week)) behind.delete(week);
      // What was written last is looked at before anything is taken.
      files.newest();
      settle();
      files.book.exec('DELETE FROM behind');
    },
    pack(file) {
      if (whole.has(file)) return false;
      const isLeft = inTransaction(file.database, () => packZones(file));
      if (!isLeft) whole.add(file);
      return isLeft;
    },
    forget,
  };
}
