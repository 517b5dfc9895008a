import { STORE_LIMITS } from '../../../config.ts';
import { SORT, useOf, type Countable } from './cell.ts';
import { createCrowds } from './crowds.ts';
import type { LogFile } from './log-file.ts';
import { daySpanOf } from './span.ts';
import { createZones } from './zones.ts';

/** What is counted from the rows of one file. To be used within the transaction that writes the rows. */
export interface Rollups {
  /** Counts a row that is new; `-1` takes one out of the tallies. `kind` is the event's own `props.kind`. */
  count(row: Countable, name: string, kind: unknown, quarter: number, visitor: number, times?: 1 | -1): void;
  /** Notes that there is a row of a class, or one less. */
  extend(row: number, app: number, eventClass: number, at: number, times?: 1 | -1): void;
  /** Writes what was counted; extents too, unless they are known. */
  flush(withExtents?: boolean): void;
  /** To be called when a transaction was taken back, or when rows were taken out. */
  forget(): void;
}

interface Extent {
  app: number;
  eventClass: number;
  stored: number;
  first: number;
  last: number;
}

const ADD_TIMES = `
  INSERT INTO tally (cell, span, times) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET times = times + excluded.times`;
const EXTEND = `
  INSERT INTO extent (app, class, stored, first_at, last_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
    stored = stored + excluded.stored, first_at = min(first_at, excluded.first_at), last_at = max(last_at, excluded.last_at)`;

/** Two numbers of words in one; there are fewer than this of them. */
export const MOST_WORDS = 2 ** 26;

export function createRollups(file: LogFile): Rollups {
  const cells = createCells(file);
  const crowds = createCrowds({
    load(cell, span, piece) {
      const row = file.sql('SELECT bits FROM crowd WHERE cell = ? AND span = ? AND piece = ?').get(cell, span, piece);
      return row?.['bits'] instanceof Uint8Array ? row['bits'] : undefined;
    },
    save(cell, span, piece, bits) {
      file
        .sql('INSERT OR REPLACE INTO crowd (cell, span, piece, bits) VALUES (?, ?, ?, ?)')
        .run(cell, span, piece, bits);
    },
  });
  const zones = createZones(file);
  const times = new Map<number, Map<number, number>>();
  const extents = new Map<number, Extent>();

  function countIn(cell: number, quarter: number, visitor: number, added: 1 | -1): void {
    let spans = times.get(cell);
    if (spans === undefined) times.set(cell, (spans = new Map<number, number>()));
    spans.set(quarter, (spans.get(quarter) ?? 0) + added);
    if (added > 0) crowds.add(cell, quarter, visitor);
  }

  return {
    count(row, name, kind, quarter, visitor, added = 1) {
      if (row.mode !== null) return;
      if (row.guide !== null) {
        countIn(cells.idOf(row.app, SORT.guide, row.name, row.guide, row.step ?? 0), quarter, visitor, added);
      }
      const use = useOf(name, row, kind);
      if (use === undefined) return;
      countIn(cells.idOf(row.app, use, row.name, row.path, row.element ?? 0), quarter, visitor, added);
    },
    extend(row, app, eventClass, at, added = 1) {
      zones.note(row, at);
      const key = app * 8 + eventClass;
      const one = extents.get(key);
      if (one === undefined) extents.set(key, { app, eventClass, stored: added, first: at, last: at });
      else {
        one.stored += added;
        if (at < one.first) one.first = at;
        if (at > one.last) one.last = at;
      }
    },
    flush(withExtents = true) {
      const addTimes = file.sql(ADD_TIMES);
      for (const [cell, spans] of times) {
        for (const [quarter, added] of spans) {
          addTimes.run(cell, quarter, added);
          addTimes.run(cell, daySpanOf(quarter), added);
        }
      }
      times.clear();
      for (const one of withExtents ? extents.values() : []) {
        file.sql(EXTEND).run(one.app, one.eventClass, one.stored, one.first, one.last);
      }
      extents.clear();
      zones.flush();
      crowds.flush();
      cells.trim();
    },
    forget() {
      times.clear();
      extents.clear();
      zones.forget();
      crowds.forget();
      cells.forget();
    },
  };
}

/** The numbers of cells, by what they are of. */
function createCells(file: LogFile) {
  let known = new Map<number, Map<number, Map<number, number>>>();
  function find(app: number, sort: number, name: number, a: number, b: number): number {
    const row = file
      .sql('SELECT id FROM cell WHERE app = ? AND sort = ? AND name = ? AND a = ? AND b = ?')
      .get(app, sort, name, a, b);
    if (row !== undefined) return Number(row['id']);
    const insert = file.sql('INSERT INTO cell (app, sort, name, a, b) VALUES (?, ?, ?, ?, ?)');
    return Number(insert.run(app, sort, name, a, b).lastInsertRowid);
  }
  let size = 0;
  function forget(): void {
    known = new Map<number, Map<number, Map<number, number>>>();
    size = 0;
  }
  return {
    idOf(app: number, sort: number, name: number, a: number, b: number): number {
      const key = app * 8 + sort;
      let names = known.get(key);
      if (names === undefined) known.set(key, (names = new Map<number, Map<number, number>>()));
      let pairs = names.get(name);
      if (pairs === undefined) names.set(name, (pairs = new Map<number, number>()));
      const pair = a * MOST_WORDS + b;
      let id = pairs.get(pair);
      if (id === undefined) {
        id = find(app, sort, name, a, b);
        pairs.set(pair, id);
        size += 1;
      }
      return id;
    },
    trim: () => size > STORE_LIMITS.dictionaryCache && forget(),
    forget,
  };
}
