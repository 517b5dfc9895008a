import { AT, BEFORE, createByEventId, createHeldRows, ID, SEQ, USE } from './held-rows.ts';
import type { LogFiles } from './log-files.ts';

/** Something that somebody did, and the steps that it fits, as bits. */
export interface Noted {
  at: number;
  seq: number;
  id: number;
  file: number;
  steps: number;
}

/** What people did, from rows of one file after the other that come in no order. */
export interface Moments {
  add(person: number, at: number, seq: number, id: number, steps: number): void;
  /** What a person did before an instant, in order; the rest is kept for the next file. */
  take(person: number, file: number, until: number): Noted[];
  /** To be called when all was taken of a file. */
  next(): void;
}

export function createMoments(files: LogFiles): Moments {
  const rows = createHeldRows();
  const byEventId = createByEventId(files);
  /** The last row of each person, and what was kept of files before. */
  const last = new Map<number, number>();
  const kept = new Map<number, Noted[]>();
  /** As `byTime` of every engine. */
  const inOrder = (a: Noted, b: Noted): number => a.at - b.at || a.seq - b.seq || byEventId(a, b);
  return {
    add(person, at, seq, id, steps) {
      last.set(person, rows.add(at, seq, id, steps, last.get(person) ?? -1));
    },
    take(person, file, until) {
      const all = kept.get(person) ?? [];
      for (let row = last.get(person) ?? -1; row >= 0; row = rows.get(row, BEFORE)) {
        const [at, seq, id, steps] = [rows.get(row, AT), rows.get(row, SEQ), rows.get(row, ID), rows.get(row, USE)];
        all.push({ at, seq, id, file, steps });
      }
      all.sort(inOrder);
      const later = all.findIndex(({ at }) => at >= until);
      if (later === -1) kept.delete(person);
      else kept.set(person, all.splice(later));
      return all;
    },
    next() {
      rows.clear();
      last.clear();
    },
  };
}
