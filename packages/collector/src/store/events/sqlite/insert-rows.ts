import type { LogFile } from './log-file.ts';

export const ROW_COLUMNS = [
  ...[
    'app',
    'event_id',
    'name',
    'class',
    'visitor',
    'session',
    'at',
    'said',
    'delay',
    'clamped',
    'seq',
    'path',
    'title',
  ],
  ...['guide', 'version', 'step', 'element', 'props', 'traits', 'active', 'mode', 'client'],
];

/** Values of rows in the order of the columns, one row after the other. */
export type RowValues = (number | string | Uint8Array | null)[];

/** Where the key of a row stands in its values. */
const ID = ROW_COLUMNS.indexOf('event_id');
const VISITOR = ROW_COLUMNS.indexOf('visitor');

/** So many rows go into one statement: two thirds of what as many statements of one row cost, and more gain nothing. */
export const ROWS_TOGETHER = 16;

const ROW = `(${ROW_COLUMNS.map(() => '?').join(', ')})`;
const insertOf = (rows: number): string =>
  `INSERT INTO event (${ROW_COLUMNS.join(', ')}) VALUES ${Array<string>(rows).fill(ROW).join(', ')}
   ON CONFLICT (visitor, event_id) DO NOTHING`;
const INSERTS = Array.from({ length: ROWS_TOGETHER }, (_, index) => insertOf(index + 1));
const NEW = 'SELECT visitor, event_id FROM event WHERE id > ? ORDER BY id';

/** Inserts at most `ROWS_TOGETHER` rows, within a transaction; for each, whether it is new, and the number of the first that is. */
export function insertRows(file: LogFile, values: RowValues): { isNew: boolean[]; first: number } {
  const rows = values.length / ROW_COLUMNS.length;
  const insert = INSERTS[rows - 1];
  if (insert === undefined) throw new Error(`${rows} rows cannot be inserted together`);
  const { changes, lastInsertRowid } = file.sql(insert).run(...values);
  const stored = Number(changes);
  // The new ones have the last numbers, in the order of the rows.
  const first = Number(lastInsertRowid) - stored + 1;
  if (stored === rows || stored === 0) return { isNew: Array<boolean>(rows).fill(stored > 0), first };
  const fresh = file.sql(NEW).all(first - 1);
  let next = 0;
  const isNew = Array.from({ length: rows }, (_, row) => {
    const isOne = isOf(fresh[next], values, row * ROW_COLUMNS.length);
    if (isOne) next += 1;
    return isOne;
  });
  return { isNew, first };
}

function isOf(stored: Record<string, unknown> | undefined, values: RowValues, first: number): boolean {
  const [id, ours] = [stored?.['event_id'], values[first + ID]];
  if (stored?.['visitor'] !== values[first + VISITOR]) return false;
  return id instanceof Uint8Array && ours instanceof Uint8Array && id.every((byte, at) => byte === ours[at]);
}
