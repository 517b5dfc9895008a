import type { LogFiles } from './log-files.ts';
import { MOST_WORDS } from './rollups.ts';
import type { RowOfPart } from './rows-of-part.ts';

export const OF_SESSION = ['id', 'session', 'path'];

/** What happened in a session, as far as a question about its pages looks at it. */
export interface Stop {
  path: number;
  isView: boolean;
  isStart: boolean;
}

/** The sessions of some people, made from rows that come in no order. */
export interface Sessions {
  /** Takes a row of a file, whose columns begin with `OF_SESSION`; what is neither view nor start is left out. */
  add(row: RowOfPart, file: number, isView: boolean, isStart: boolean): void;
  /** Of each person the sessions, and the stops of each in order. */
  each(): Iterable<[person: number, sessions: Stop[][]]>;
}

/** The last row of a session in one file, and the earliest of those that only say where a walk starts; -1 for none. */
interface Held {
  last: number;
  start: number;
}

interface Placed extends Stop {
  at: number;
  seq: number;
  id: number;
  file: number;
}

const [VIEW, START] = [1, 2];
const SESSION = 'SELECT session_id AS text FROM session WHERE id = ?';
const EVENT = 'SELECT event_id AS bytes FROM event WHERE id = ?';

export function createSessions(files: LogFiles): Sessions {
  const rows = createRows();
  const people = new Map<number, Map<number, Held>>();

  function heldOf(person: number, file: number, session: number): Held {
    let sessions = people.get(person);
    if (sessions === undefined) people.set(person, (sessions = new Map<number, Held>()));
    // A session has a number in each file apart.
    const key = file * MOST_WORDS + session;
    let held = sessions.get(key);
    if (held === undefined) sessions.set(key, (held = { last: -1, start: -1 }));
    return held;
  }

  function placedIn(held: Held | undefined, key: number): Placed[] {
    const file = fileOf(key);
    const placed: Placed[] = [];
    for (let row = held?.last ?? -1; row >= 0; row = rows.get(row, BEFORE)) {
      const stop = rows.get(row, STOP);
      const [path, marks] = [Math.floor(stop / 4), stop % 4];
      const stopped = { path, isView: (marks & VIEW) !== 0, isStart: marks >= START };
      placed.push({ at: rows.get(row, AT), seq: rows.get(row, SEQ), id: rows.get(row, ID), file, ...stopped });
    }
    return placed.reverse();
  }

  const bytesOf = ({ file, id }: Placed): Uint8Array => {
    const bytes = files.open(file).sql(EVENT).get(id)?.['bytes'];
    return bytes instanceof Uint8Array ? bytes : new Uint8Array();
  };
  /** As `bySession` of every engine. */
  const inOrder = (a: Placed, b: Placed): number =>
    a.seq - b.seq || a.at - b.at || Buffer.compare(bytesOf(a), bytesOf(b));

  const textOf = (key: number): string =>
    String(
      files
        .open(fileOf(key))
        .sql(SESSION)
        .get(key - fileOf(key) * MOST_WORDS)?.['text'],
    );

  /** Numbers of one session in several files. */
  function alike(sessions: ReadonlyMap<number, Held>): Iterable<number[]> {
    const keys = [...sessions.keys()];
    const isOneFile = keys.every((key) => fileOf(key) === fileOf(keys[0] ?? 0));
    return isOneFile ? keys.map((key) => [key]) : Map.groupBy(keys, textOf).values();
  }

  return {
    add([at, seq, person, id = 0, session = 0, path = 0], file, isView, isStart) {
      if (!isView && !isStart) return;
      const held = heldOf(person, file, session);
      const stop = path * 4 + (isView ? VIEW : 0) + (isStart ? START : 0);
      if (!isView && held.start >= 0) {
        // No page; of those the first alone matters.
        const later = seq - rows.get(held.start, SEQ) || at - rows.get(held.start, AT);
        if (later < 0) rows.set(held.start, at, seq, id, stop);
        if (later !== 0) return;
      }
      held.last = rows.add(at, seq, id, stop, held.last);
      if (!isView && held.start < 0) held.start = held.last;
    },
    *each() {
      for (const [person, sessions] of people) {
        const ordered = Array.from(alike(sessions), (keys) =>
          keys.flatMap((key) => placedIn(sessions.get(key), key)).sort(inOrder),
        );
        yield [person, ordered];
      }
    },
  };
}

const fileOf = (key: number): number => Math.floor(key / MOST_WORDS);

const [AT, SEQ, ID, STOP, BEFORE, WIDTH] = [0, 1, 2, 3, 4, 5];
const BITS = 14;

/** Numbers of millions of rows, of which the last is the row of the same session that came before; not in the heap. */
function createRows() {
  const blocks: Float64Array[] = [];
  let size = 0;
  const placeOf = (row: number): number => (row & (2 ** BITS - 1)) * WIDTH;
  function set(row: number, at: number, seq: number, id: number, stop: number): void {
    const block = (blocks[row >>> BITS] ??= new Float64Array(WIDTH * 2 ** BITS));
    const place = placeOf(row);
    block[place + AT] = at;
    block[place + SEQ] = seq;
    block[place + ID] = id;
    block[place + STOP] = stop;
  }
  return {
    set,
    add(at: number, seq: number, id: number, stop: number, before: number): number {
      const row = size;
      size += 1;
      set(row, at, seq, id, stop);
      const block = blocks[row >>> BITS];
      if (block !== undefined) block[placeOf(row) + BEFORE] = before;
      return row;
    },
    get: (row: number, number: number): number => blocks[row >>> BITS]?.[placeOf(row) + number] ?? -1,
  };
}
