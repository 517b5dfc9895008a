import type { Clock } from '../clock.ts';

/** What is older is not given any more, not even with how old it is. */
const KEPT_MS = 600_000;
const MOST = 2_000;

/** Remembers the last answer to a question, so that it can be given while the next one is being worked out. */
export interface Memory<T> {
  /** Who asks what is being worked out already has the same answer. */
  workOut(key: string, ask: () => Promise<T>): Promise<T>;
  /** With when it was worked out. */
  remembered(key: string): Remembered<T> | undefined;
}

interface Remembered<T> {
  answer: T;
  at: number;
}

export function createMemory<T>(clock: Clock): Memory<T> {
  const answers = new Map<string, Remembered<T>>();
  const underWay = new Map<string, Promise<T>>();

  function remember(key: string, answer: T): void {
    answers.delete(key);
    answers.set(key, { answer, at: clock.now() });
    for (const oldest of answers.keys()) {
      if (answers.size <= MOST) break;
      answers.delete(oldest);
    }
  }

  return {
    workOut(key, ask) {
      const before = underWay.get(key);
      if (before !== undefined) return before;
      const answer = ask();
      underWay.set(key, answer);
      // What could not be answered may be in vain again; what was known before is no answer to that.
      answer.then(
        (found) => {
          underWay.delete(key);
          remember(key, found);
        },
        () => {
          underWay.delete(key);
          answers.delete(key);
        },
      );
      return answer;
    },
    remembered(key) {
      const found = answers.get(key);
      return found !== undefined && clock.now() - found.at < KEPT_MS ? found : undefined;
    },
  };
}
