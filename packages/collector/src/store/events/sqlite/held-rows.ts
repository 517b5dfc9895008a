import type { LogFiles } from './log-files.ts';

const EVENT = 'SELECT event_id AS bytes FROM event WHERE id = ?';
/** What is held of a row, by its place: besides when, where and which row it is a number to the asker's use, and the row before it in a chain (-1 for none). */
export const [AT, SEQ, ID, USE, BEFORE] = [0, 1, 2, 3, 4];

const WIDTH = 5;
const BITS = 14;

/** Numbers of millions of rows, which are not in the heap. */
export interface HeldRows {
  /** The number of the row that was added. */
  add(at: number, seq: number, id: number, use: number, before: number): number;
  set(row: number, at: number, seq: number, id: number, use: number): void;
  get(row: number, number: number): number;
  clear(): void;
}

export function createHeldRows(): HeldRows {
  const blocks: Float64Array[] = [];
  let size = 0;
  const placeOf = (row: number): number => (row & (2 ** BITS - 1)) * WIDTH;
  const blockOf = (row: number): Float64Array => (blocks[row >>> BITS] ??= new Float64Array(WIDTH * 2 ** BITS));
  function set(row: number, at: number, seq: number, id: number, use: number): void {
    const [block, place] = [blockOf(row), placeOf(row)];
    block[place + AT] = at;
    block[place + SEQ] = seq;
    block[place + ID] = id;
    block[place + USE] = use;
  }
  return {
    set,
    add(at, seq, id, use, before) {
      const row = size;
      size += 1;
      set(row, at, seq, id, use);
      blockOf(row)[placeOf(row) + BEFORE] = before;
      return row;
    },
    get: (row, number) => blocks[row >>> BITS]?.[placeOf(row) + number] ?? -1,
    clear() {
      size = 0;
    },
  };
}

/** What orders rows that are equal in all else: their own ids, which are looked up for those alone. */
export function createByEventId(files: LogFiles) {
  const bytesOf = ({ file, id }: { file: number; id: number }): Uint8Array => {
    const bytes = files.open(file).sql(EVENT).get(id)?.['bytes'];
    return bytes instanceof Uint8Array ? bytes : new Uint8Array();
  };
  return (a: Parameters<typeof bytesOf>[0], b: typeof a): number => Buffer.compare(bytesOf(a), bytesOf(b));
}
