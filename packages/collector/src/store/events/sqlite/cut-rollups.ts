import { classNumberOf } from './class-number.ts';
import type { LogFile } from './log-file.ts';
import { addUpDay, dropEmptyCells, recountQuarter } from './rebuild.ts';
import { daySpanOf, QUARTER_MS, quarterAt } from './span.ts';

const CELLS = 'SELECT c.id, (SELECT text FROM word WHERE id = c.name) AS name FROM cell c WHERE c.app = ?';
const CUT = 'WHERE cell = ? AND ((span >= 0 AND span < ?) OR (span < 0 AND span >= ?))';

/**
 * Takes what was counted of a class before an instant out of the rollups of a file, whose rows are gone already. To be called
 * within a transaction. The quarter and the day in which the instant lies are counted again from what is left.
 */
export function cutRollups(file: LogFile, app: number, eventClass: number, before: number): void {
  const quarter = quarterAt(before);
  const cells = file
    .sql(CELLS)
    .all(app)
    .filter((row) => classNumberOf(String(row['name'])) === eventClass)
    .map((row) => Number(row['id']));
  const isCut = before % QUARTER_MS !== 0;
  for (const cell of cells) {
    for (const table of ['tally', 'crowd']) {
      file.sql(`DELETE FROM ${table} ${CUT}`).run(cell, isCut ? quarter + 1 : quarter, daySpanOf(quarter));
    }
  }
  if (isCut) recountQuarter(file, app, eventClass, quarter);
  for (const cell of cells) addUpDay(file, cell, quarter);
  dropEmptyCells(file);
}
