import type { TimeWindow } from '../event-store.ts';
import type { LogFile } from './log-file.ts';

/** So many numbers of rows are a zone, as the schema has it. */
export const ZONE_ROWS = 1_024;
const WIDEN = `
  INSERT INTO zone (id, first_at, last_at) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET
    first_at = min(first_at, excluded.first_at), last_at = max(last_at, excluded.last_at)`;
const WITHIN = 'SELECT id, last_at AS last FROM zone WHERE last_at >= ? AND first_at < ? ORDER BY last_at DESC';
const UNTIL = 'SELECT until FROM counted';
const LAST = 'SELECT max(id) AS until FROM event';

/** Between which instants rows lie that follow on each other in a file. To be used within the transaction that counts the rows. */
export interface Zones {
  note(row: number, at: number): void;
  flush(): void;
  forget(): void;
}

export function createZones(file: LogFile): Zones {
  const noted = new Map<number, TimeWindow>();
  return {
    note(row, at) {
      const zone = Math.floor(row / ZONE_ROWS);
      const one = noted.get(zone);
      if (one === undefined) noted.set(zone, { from: at, until: at });
      else if (at > one.until) one.until = at;
      else if (at < one.from) one.from = at;
    },
    flush() {
      for (const [zone, { from, until }] of noted) file.sql(WIDEN).run(zone, from, until);
      noted.clear();
    },
    forget: () => noted.clear(),
  };
}

/** Rows from one number to before another; none of them, and of what is given later, is newer than `last`. */
export interface Stretch {
  from: number;
  before: number;
  last: number;
}

/**
 * Where the rows of a window may lie, the newest first: at first a few rows, then ever more of them, as whoever has not found enough
 * in many will look through most.
 */
export function* newestZones(file: LogFile, window: TimeWindow): Iterable<Stretch> {
  const counted = Number(file.sql(UNTIL).get()?.['until']);
  // Not in a zone yet.
  yield { from: counted + 1, before: Number.MAX_SAFE_INTEGER, last: Infinity };
  const zones = file.sql(WITHIN).all(window.from, window.until);
  for (let [first, size] = [0, 1]; first < zones.length; first += size, size *= 2) {
    const next = zones.slice(first, first + size);
    const last = Number(next[0]?.['last']);
    for (const stretch of stretchesOf(next, counted)) yield { ...stretch, last };
  }
}

/** The same from the oldest row to the newest. */
export function zonesOf(file: LogFile, window: TimeWindow): Pick<Stretch, 'from' | 'before'>[] {
  const [counted = 0, last = 0] = [UNTIL, LAST].map((sql) => Number(file.sql(sql).get()?.['until']));
  const zones = file.sql(WITHIN).all(window.from, window.until);
  return [...stretchesOf(zones, counted), { from: counted + 1, before: last + 1 }];
}

/** Zones that follow on each other as one. */
function* stretchesOf(
  zones: readonly Record<string, unknown>[],
  counted: number,
): Iterable<Pick<Stretch, 'from' | 'before'>> {
  const numbers = zones.map((zone) => Number(zone['id'])).sort((a, b) => a - b);
  for (let [place, start] = [0, 0]; place < numbers.length; place += 1) {
    const number = numbers[place] ?? 0;
    if (numbers[place + 1] === number + 1) continue;
    yield { from: (numbers[start] ?? 0) * ZONE_ROWS, before: Math.min((number + 1) * ZONE_ROWS, counted + 1) };
    start = place + 1;
  }
}
