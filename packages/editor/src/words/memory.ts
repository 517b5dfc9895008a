import type { Node } from 'prosemirror-model';

/** What was written before, where nobody else remembers it. */
export interface Memory {
  /** The document is about to become another. */
  note(before: Node): void;
  /** The document before this one, or after it; undefined where there is none. */
  take(now: Node, again: boolean): Node | undefined;
}

/** After so long without a letter, what comes is taken back alone. */
const REST_MS = 800;

export function createMemory(clock: () => number): Memory {
  const past: Node[] = [];
  let future: Node[] = [];
  let last = -Infinity;
  return {
    note(before) {
      if (clock() - last > REST_MS || past.length === 0) past.push(before);
      last = clock();
      future = [];
    },
    take(now, again) {
      const [from, to] = again ? [future, past] : [past, future];
      const found = from.pop();
      if (found) to.push(now);
      last = -Infinity;
      return found;
    },
  };
}
