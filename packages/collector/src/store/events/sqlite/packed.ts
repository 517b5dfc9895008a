import type { LogFile } from './log-file.ts';
import { ZONE_ROWS } from './zones.ts';

/** A number of each row: what is least of them, and how much more the row has. */
export interface Column {
  least: number;
  more: Uint8Array | Uint16Array | Uint32Array | Float64Array;
}

/**
 * The numbers of a zone's rows, column by column: so many at once cost a fraction of what SQLite's handing them over one by one does. Made
 * when the zone is full; a trigger drops it in the transaction that takes one of the rows out.
 */
export interface Packed {
  size: number;
  /** 0 stands for none, but in `seq`, where that is -1. */
  of(column: string): Column;
}

/** Of each column what the rows of a zone have. */
export type ZoneNumbers = readonly Float64Array[];

export const NUMBERS = [
  ...(['at', 'seq', 'id', 'app', 'visitor', 'session', 'path'] as const),
  ...(['name', 'guide', 'step', 'element', 'active', 'client'] as const),
];
const ASKED = NUMBERS.map((column) => `coalesce(${column}, ${column === 'seq' ? -1 : 0})`);
const OF_ZONE = 'event WHERE id >= ? AND id < ? AND mode IS NULL';
const MISSING = `
  SELECT id FROM zone WHERE id >= ? AND id < (SELECT (until + 1) / ${ZONE_ROWS} FROM counted)
    AND id NOT IN (SELECT id FROM packed) ORDER BY id LIMIT ?`;
const PACK = 'INSERT INTO packed (id, numbers) VALUES (?, ?)';
const PACKED = 'SELECT id, numbers FROM packed WHERE id >= ? AND id < ? ORDER BY id';
/** No number is given again in a zone that is packed: the last row lies behind it. */
const UNFILLED = `DELETE FROM packed WHERE id >= (SELECT until / ${ZONE_ROWS} FROM counted)`;
const ZONES_AT_ONCE = 20;

/**
 * Packs full zones that are not packed, from that of a row on, by what is known of them, else by their rows; whether some may be left.
 * To be called within a transaction.
 */
export function packZones(
  file: LogFile,
  from = 0,
  known: (zone: number) => ZoneNumbers | undefined = () => undefined,
): boolean {
  const missing = file.sql(MISSING).all(Math.floor(from / ZONE_ROWS), ZONES_AT_ONCE);
  for (const row of missing) {
    const zone = Number(row['id']);
    file.sql(PACK).run(zone, pack(known(zone) ?? numbersIn(file, zone)));
  }
  return missing.length === ZONES_AT_ONCE;
}

/** To be called in the transaction that took rows out, when it is said up to which they are counted. */
export const unpackUnfilled = (file: LogFile): void => void file.sql(UNFILLED).run();

/** The packed ones of the zones whose rows lie from one number to before another. */
export function packedIn(file: LogFile, from: number, before: number): Map<number, Packed> {
  const [first, end] = [Math.ceil(from / ZONE_ROWS), Math.floor(before / ZONE_ROWS)];
  const found = new Map<number, Packed>();
  for (const [id, numbers] of file.lists(PACKED, first, end)) {
    if (numbers instanceof Uint8Array) found.set(Number(id), unpack(numbers));
  }
  return found;
}

/** The rows from one number to before another that lie in none of these zones. */
export function* beside(packed: ReadonlyMap<number, Packed>, from: number, before: number): Iterable<[number, number]> {
  let start = from;
  for (const zone of [...packed.keys(), Math.floor(before / ZONE_ROWS) + 1]) {
    const end = Math.min(before, zone * ZONE_ROWS);
    if (start < end) yield [start, end];
    start = (zone + 1) * ZONE_ROWS;
  }
}

/** A head of how many rows there are and, of each column, its least number and bytes a row; then the columns, each from a whole number of eights. */
const HEAD = 1 + 2 * NUMBERS.length;
const WIDTHS = { 1: Uint8Array, 2: Uint16Array, 4: Uint32Array, 8: Float64Array };
const NOTHING = new Uint8Array();
const NOUGHTS = new Uint8Array(ZONE_ROWS);

function numbersIn(file: LogFile, zone: number): ZoneNumbers {
  const first = zone * ZONE_ROWS;
  const all = new Float64Array(NUMBERS.length * ZONE_ROWS);
  let size = 0;
  file.each(ASKED, OF_ZONE, [first, first + ZONE_ROWS], (row) => {
    for (let column = 0; column < row.length; column += 1) all[column * ZONE_ROWS + size] = row[column] ?? 0;
    size += 1;
  });
  return NUMBERS.map((_, place) => all.subarray(place * ZONE_ROWS, place * ZONE_ROWS + size));
}

function pack(columns: ZoneNumbers): Uint8Array {
  const size = columns[0]?.length ?? 0;
  const head = new Float64Array(HEAD);
  head[0] = size;
  const parts = columns.map((numbers, place) => {
    let [least, most] = [Infinity, -Infinity];
    for (let row = 0; row < size; row += 1) {
      const number = numbers[row] ?? 0;
      if (number < least) least = number;
      if (number > most) most = number;
    }
    const width = widthOf(most - least);
    head.set([least, width], 1 + 2 * place);
    return width === 0 ? NOTHING : moreThan(least, numbers, width);
  });
  return Buffer.concat([new Uint8Array(head.buffer), ...parts]);
}

function moreThan(least: number, numbers: Float64Array, width: keyof typeof WIDTHS): Uint8Array {
  const bytes = new Uint8Array(lengthOf(numbers.length, width));
  // Written at once, since a loop over arrays of four widths is slow for each of them.
  const over = new Float64Array(numbers.length);
  for (let row = 0; row < numbers.length; row += 1) over[row] = (numbers[row] ?? 0) - least;
  new WIDTHS[width](bytes.buffer).set(over);
  return bytes;
}

const widthOf = (range: number): 0 | keyof typeof WIDTHS =>
  range <= 0 ? 0 : range < 2 ** 8 ? 1 : range < 2 ** 16 ? 2 : range < 2 ** 32 ? 4 : 8;

const lengthOf = (rows: number, width: number): number => Math.ceil((rows * width) / 8) * 8;

function unpack(numbers: Uint8Array): Packed {
  // A copy, which begins at an address that fits every width.
  const { buffer } = new Uint8Array(numbers);
  const head = new Float64Array(buffer, 0, HEAD);
  const size = head[0] ?? 0;
  let offset = head.byteLength;
  const columns = new Map<string, Column>();
  for (const [place, column] of NUMBERS.entries()) {
    const [least = 0, width = 0] = head.subarray(1 + 2 * place);
    const Numbers = WIDTHS[width as keyof typeof WIDTHS];
    columns.set(column, { least, more: width === 0 ? NOUGHTS : new Numbers(buffer, offset, size) });
    offset += lengthOf(size, width);
  }
  return { size, of: (column) => columns.get(column) ?? { least: 0, more: NOUGHTS } };
}
