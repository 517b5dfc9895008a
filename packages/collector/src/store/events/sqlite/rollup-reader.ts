import type { TimeWindow } from '../event-store.ts';
import { createCrowd, type Crowd } from './crowd.ts';
import { joinRow } from './log.ts';
import type { LogFiles } from './log-files.ts';
import { spansOf } from './span.ts';

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

const CELLS = `SELECT id, sort, name, a, b FROM cell WHERE app = ? AND sort = ?`;

/** Reads the cells that fit, over all files, for a window of whole quarters. Cells of one name and pair are one, whatever their sort. */
export function readCells(files: LogFiles, { app, sorts, names, a, fits }: CellQuery, window: TimeWindow): Counted[] {
  const found = new Map<string, Counted>();
  const spans = spansOf(window);
  for (const file of files.within(window)) {
    for (const sort of sorts) {
      for (const cell of file.sql(CELLS).all(app, sort)) {
        const [id, name, first, b] = [Number(cell['id']), Number(cell['name']), Number(cell['a']), Number(cell['b'])];
        if ((names !== undefined && !names.includes(name)) || (a !== undefined && a !== first)) continue;
        if (fits !== undefined && !fits(first, b)) continue;
        const key = `${name} ${first} ${b}`;
        const one = found.get(key) ?? { name, a: first, b, times: 0, crowd: createCrowd() };
        const before = one.times;
        for (const [low, high] of spans) {
          const sum = file.sql('SELECT sum(times) AS times FROM tally WHERE cell = ? AND span BETWEEN ? AND ?');
          one.times += Number(sum.get(id, low, high)?.['times'] ?? 0);
        }
        if (one.times === before) continue;
        found.set(key, one);
        const crowds = file.sql('SELECT piece, bits FROM crowd WHERE cell = ? AND span BETWEEN ? AND ?');
        for (const [low, high] of spans) for (const row of crowds.iterate(id, low, high)) joinRow(one.crowd, row);
      }
    }
  }
  return [...found.values()];
}
