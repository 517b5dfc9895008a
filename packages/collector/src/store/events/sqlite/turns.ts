import { setImmediate } from 'node:timers/promises';
import { guarded } from '../../sqlite/guarded.ts';

/** Answers a question from the database; a fault of the disk becomes `StoreUnavailable`. */
export type Ask = <T>(question: () => T) => Promise<T>;

/** Asks one after the other and lets others in between them, since each question holds its thread while it runs. */
export async function inTurns<T, R>(items: readonly T[], ask: Ask, question: (item: T) => R): Promise<R[]> {
  const answers: R[] = [];
  for (const item of items) {
    answers.push(await ask(() => question(item)));
    await setImmediate();
  }
  return answers;
}

/** What is asked waits until the files and what is counted in them are as they should be. */
export const createAsk =
  (look: () => Promise<void>): Ask =>
  async (question) => {
    await look();
    return guarded(question);
  };
