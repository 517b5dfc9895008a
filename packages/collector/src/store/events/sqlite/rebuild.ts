import { countRows, rowsIn } from './count-rows.ts';
import { markCounted } from './counting.ts';
import { packZones } from './packed.ts';
import type { LogFile } from './log-file.ts';
import { createRollups } from './rollups.ts';
import { daySpanOf, QUARTER_MS, quartersOfDay } from './span.ts';
import { createCrowd } from './crowd.ts';
import { encodePiece } from './piece.ts';
import { joinRow } from './log.ts';

const EMPTY_CELLS = 'DELETE FROM cell WHERE NOT EXISTS (SELECT 1 FROM tally t WHERE t.cell = cell.id)';

/** Makes all that is counted in a file again from its rows. To be called within a transaction. */
export function rebuildRollups(file: LogFile): void {
  for (const table of ['tally', 'crowd', 'cell', 'extent', 'zone', 'packed']) file.sql(`DELETE FROM ${table}`).run();
  const rollups = createRollups(file);
  countRows(file, { rollups }, rowsIn(file, ''));
  rollups.flush();
  markCounted(file);
  while (packZones(file));
}

/** Counts one quarter of a class again, of which nothing is counted. The day of the quarter is to be added up afterwards. */
export function recountQuarter(file: LogFile, app: number, eventClass: number, quarter: number): void {
  const rollups = createRollups(file);
  const from = quarter * QUARTER_MS;
  const ofQuarter = 'WHERE e.app = ? AND e.class = ? AND e.at >= ? AND e.at < ?';
  countRows(file, { rollups }, rowsIn(file, ofQuarter, app, eventClass, from, from + QUARTER_MS));
  rollups.flush(false);
}

/** Takes the rows of a visitor out of the tallies. */
export function discountVisitor(file: LogFile, visitor: number): void {
  const rollups = createRollups(file);
  countRows(file, { rollups }, rowsIn(file, 'WHERE e.visitor = ?', visitor), -1);
  rollups.flush();
  file.sql('DELETE FROM tally WHERE times <= 0').run();
  file.sql('DELETE FROM extent WHERE stored <= 0').run();
  dropEmptyCells(file);
}

export const dropEmptyCells = (file: LogFile): void => void file.sql(EMPTY_CELLS).run();

/** Adds up the day of a quarter from its quarters. */
export function addUpDay(file: LogFile, cell: number, quarter: number): void {
  const [first, after] = quartersOfDay(quarter);
  const day = daySpanOf(quarter);
  const sum = file
    .sql('SELECT sum(times) AS times FROM tally WHERE cell = ? AND span >= ? AND span < ?')
    .get(cell, first, after);
  if (sum === undefined || sum['times'] === null) return;
  file.sql('INSERT OR REPLACE INTO tally (cell, span, times) VALUES (?, ?, ?)').run(cell, day, Number(sum['times']));
  const crowd = createCrowd();
  const rows = file
    .sql('SELECT piece, bits FROM crowd WHERE cell = ? AND span >= ? AND span < ?')
    .all(cell, first, after);
  for (const row of rows) joinRow(crowd, row);
  for (const piece of new Set(rows.map((row) => Number(row['piece'])))) {
    const bits = crowd.bitsOf(piece);
    if (bits === undefined) continue;
    file
      .sql('INSERT OR REPLACE INTO crowd (cell, span, piece, bits) VALUES (?, ?, ?, ?)')
      .run(cell, day, piece, encodePiece(bits));
  }
}
