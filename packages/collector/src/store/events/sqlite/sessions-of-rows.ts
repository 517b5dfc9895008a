import { AT, BEFORE, createByEventId, createHeldRows, ID, SEQ, USE } from './held-rows.ts';
import type { LogFiles } from './log-files.ts';
import { remembered } from './remembered.ts';
import { MOST_WORDS } from './rollups.ts';
import { ALWAYS, type RowOfPart } from './rows-of-part.ts';

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
const SESSIONS = 'SELECT id, session_id AS text FROM session WHERE id IN (SELECT value FROM json_each(?))';

export function createSessions(files: LogFiles): Sessions {
  const rows = createHeldRows();
  const byEventId = createByEventId(files);
  const people = new Map<number, Map<number, Held>>();
  const weeks: number[] = [];
  const placeOf = remembered((file) => weeks.push(file) - 1);
  const fileOf = (key: number): number => weeks[Math.floor(key / MOST_WORDS)] ?? 0;

  let latest: { person: number; key: number; held: Held } | undefined;
  function heldOf(person: number, file: number, session: number): Held {
    // A session has a number in each file apart. Files by their places, so that mostly the key is a small number.
    const key = placeOf(file) * MOST_WORDS + session;
    // What came in one batch lies together.
    if (latest?.person === person && latest.key === key) return latest.held;
    let sessions = people.get(person);
    if (sessions === undefined) people.set(person, (sessions = new Map<number, Held>()));
    let held = sessions.get(key);
    if (held === undefined) sessions.set(key, (held = { last: -1, start: -1 }));
    latest = { person, key, held };
    return held;
  }

  function placedIn(held: Held | undefined, key: number): Placed[] {
    const file = fileOf(key);
    const placed: Placed[] = [];
    for (let row = held?.last ?? -1; row >= 0; row = rows.get(row, BEFORE)) {
      const stop = rows.get(row, USE);
      const [path, marks] = [Math.floor(stop / 4), stop % 4];
      const stopped = { path, isView: (marks & VIEW) !== 0, isStart: marks >= START };
      placed.push({ at: rows.get(row, AT), seq: rows.get(row, SEQ), id: rows.get(row, ID), file, ...stopped });
    }
    return placed.reverse();
  }

  /** As `bySession` of every engine. */
  const inOrder = (a: Placed, b: Placed): number => a.seq - b.seq || a.at - b.at || byEventId(a, b);

  /** Sessions that have a number in another file before: that number. */
  function sameBefore(): ReadonlyMap<number, number> {
    const inSeveral = [...people.values()].flatMap((sessions) => {
      const keys = [...sessions.keys()];
      return keys.every((key) => fileOf(key) === fileOf(keys[0] ?? 0)) ? [] : keys;
    });
    const [firsts, same] = [new Map<unknown, number>(), new Map<number, number>()];
    for (const [file, keys] of Map.groupBy(inSeveral, fileOf)) {
      const numbers = keys.map((key) => key % MOST_WORDS);
      for (const [id, text] of files.open(file).lists(SESSIONS, JSON.stringify(numbers))) {
        const [key, first] = [placeOf(file) * MOST_WORDS + Number(id), firsts.get(text)];
        if (first === undefined) firsts.set(text, key);
        else same.set(key, first);
      }
    }
    return same;
  }

  return {
    add(row, file, isView, isStart) {
      if (!isView && !isStart) return;
      const held = heldOf(row[2], file, row[ALWAYS + 1] ?? 0);
      if (!isView && held.start >= 0) {
        // No page; of those the first alone matters.
        const later = row[1] - rows.get(held.start, SEQ) || row[0] - rows.get(held.start, AT);
        if (later < 0) rows.set(held.start, row[0], row[1], row[ALWAYS] ?? 0, stopOf(row, false, true));
        if (later !== 0) return;
      }
      held.last = rows.add(row[0], row[1], row[ALWAYS] ?? 0, stopOf(row, isView, isStart), held.last);
      if (!isView && held.start < 0) held.start = held.last;
    },
    *each() {
      const same = sameBefore();
      for (const [person, sessions] of people) {
        const alike = Map.groupBy(sessions.keys(), (key) => same.get(key) ?? key);
        const ordered = Array.from(alike.values(), (keys) =>
          keys.flatMap((key) => placedIn(sessions.get(key), key)).sort(inOrder),
        );
        yield [person, ordered];
      }
    },
  };
}

const stopOf = (row: RowOfPart, isView: boolean, isStart: boolean): number =>
  (row[ALWAYS + 2] ?? 0) * 4 + (isView ? VIEW : 0) + (isStart ? START : 0);
