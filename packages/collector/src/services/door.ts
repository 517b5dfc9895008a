import type { Apps } from './apps.ts';
import type { Identities } from './identity.ts';

/** What must be asked of the records before a page is let in; a thread that lets pages in keeps what it was told of keys. */
export interface Door {
  ofKey: Apps['ofKey'];
  judge: Identities['judge'];
  /** Another number after each change of an app or of its keys, before the change is told to have been made. */
  changes(): number;
}

/** One question to a door, as it goes to another thread. */
export type Question = { key: string } | { judged: Parameters<Door['judge']> };

export const askDoor = async (door: Door, question: Question): Promise<unknown> =>
  'key' in question ? door.ofKey(question.key) : door.judge(...question.judged);

const MOST_KEYS = 1_000;

/**
 * A door in another thread. What is known of a key is asked for once until something changes; tokens are judged where the
 * secrets are. `isNow` says how many changes there were when the batch that is looked at next was handed over.
 */
export function createFarDoor(ask: (question: Question) => Promise<unknown>) {
  const known = new Map<string, Awaited<ReturnType<Door['ofKey']>>>();
  let changes = 0;
  const door: Pick<Door, 'ofKey' | 'judge'> = {
    async ofKey(key) {
      const before = known.get(key);
      if (before !== undefined) return before;
      const asked = changes;
      // What the door answers.
      const keyed = (await ask({ key })) as typeof before;
      if (asked === changes && keyed !== undefined && known.size < MOST_KEYS) known.set(key, keyed);
      return keyed;
    },
    async judge(app, token) {
      if (token === undefined) return 'nothing';
      // What the door answers.
      return (await ask({ judged: [app, token] })) as Awaited<ReturnType<Door['judge']>>;
    },
  };
  return {
    ...door,
    isNow(count: number): void {
      if (count === changes) return;
      changes = count;
      known.clear();
    },
  };
}
