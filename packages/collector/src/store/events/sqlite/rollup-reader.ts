import type { TimeWindow } from '../event-store.ts';
import { createCrowd, type Crowd } from './crowd.ts';
import { joinRow } from './log.ts';
import type { LogFile } from './log-file.ts';
import type { LogFiles } from './log-files.ts';
import { spansOf } from './span.ts';
import type { WhoIsWho } from './who-is-who.ts';
import { windowsTogether } from './windows-together.ts';

/** What was counted under a pair: of a guide and a step, or of a path and an element. */
export interface Counted {
  name: number;
  a: number;
  b: number;
  times: number;
  /** Visitors, not yet people. */
  crowd: Crowd;
}

export interface CellQuery {
  app: number;
  sorts: readonly number[];
  /** Only cells of these names, and those whose first number is this one. */
  names?: readonly number[];
  a?: number;
  /** Only cells of such pairs. */
  fits?: (a: number, b: number) => boolean;
}

const CELLS = 'SELECT id, name, a, b FROM cell WHERE app = ? AND sort = ?';
// The cells are few beside what lies in the tables of all apps, so they come first.
const OF_CELLS = 'FROM json_each(?) j CROSS JOIN rows r ON r.cell = j.value WHERE r.span BETWEEN ? AND ?';
const TALLIES = `SELECT r.cell, sum(r.times) AS times ${OF_CELLS.replace('rows', 'tally')} GROUP BY r.cell`;
const CROWDS = `SELECT r.cell, r.piece, r.bits ${OF_CELLS.replace('rows', 'crowd')}`;
const TIMES = `SELECT t.span, sum(t.times) AS times FROM cell c JOIN tally t ON t.cell = c.id
  WHERE c.app = ? AND c.sort = ? AND c.name = ? AND t.span BETWEEN ? AND ? GROUP BY t.span`;

/** Reads the cells that fit, over all files, for a window of whole quarters. Cells of one name and pair are one, whatever their sort. */
export function readCells(files: LogFiles, query: CellQuery, window: TimeWindow): Counted[] {
  const found = new Map<string, Counted>();
  for (const file of files.within(window)) {
    const cells = cellsIn(file, query, found);
    for (const [low, high] of spansOf(window)) {
      const there: number[] = [];
      for (const row of file.sql(TALLIES).iterate(JSON.stringify([...cells.keys()]), low, high)) {
        const [id, times] = [Number(row['cell']), Number(row['times'])];
        const one = cells.get(id);
        if (one === undefined || times === 0) continue;
        one.times += times;
        there.push(id);
      }
      for (const row of file.sql(CROWDS).iterate(JSON.stringify(there), low, high)) {
        const one = cells.get(Number(row['cell']));
        if (one !== undefined) joinRow(one.crowd, row);
      }
    }
  }
  return [...found.values()].filter(({ times }) => times > 0);
}

/** What the cells of a file that fit are counted in, by their numbers; `found` has those of all files by their pairs. */
function cellsIn(file: LogFile, { app, sorts, names, a, fits }: CellQuery, found: Map<string, Counted>) {
  const cells = new Map<number, Counted>();
  for (const sort of sorts) {
    for (const cell of file.sql(CELLS).iterate(app, sort)) {
      const [name, first, b] = [Number(cell['name']), Number(cell['a']), Number(cell['b'])];
      if ((names !== undefined && !names.includes(name)) || (a !== undefined && a !== first)) continue;
      if (fits !== undefined && !fits(first, b)) continue;
      const key = `${name} ${first} ${b}`;
      let one = found.get(key);
      if (one === undefined) found.set(key, (one = { name, a: first, b, times: 0, crowd: createCrowd() }));
      cells.set(Number(cell['id']), one);
    }
  }
  return cells;
}

/** How often events of a name were counted as any of some sorts, in each of some windows of whole quarters. */
export function readTimes(
  files: LogFiles,
  { app, sorts, name }: Pick<CellQuery, 'app' | 'sorts'> & { name: number },
  windows: readonly TimeWindow[],
): number[] {
  const times = windows.map(() => 0);
  const together = windowsTogether(windows);
  for (const file of files.within(together.hull)) {
    for (const [low, high] of together.ranges(-Infinity, Infinity)) {
      for (const sort of sorts) {
        for (const row of file.sql(TIMES).iterate(app, sort, name, low, high)) {
          for (const place of together.placesOf(Number(row['span']))) {
            times[place] = (times[place] ?? 0) + Number(row['times']);
          }
        }
      }
    }
  }
  return times;
}

/** Everybody who is counted in any of some cells. */
export function peopleIn(cells: readonly Counted[], who: WhoIsWho): Crowd {
  const all = createCrowd();
  for (const { crowd } of cells) for (const visitor of crowd.members()) all.add(visitor);
  return who.toPeople(all);
}
