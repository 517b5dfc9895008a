import type { Clock } from '../clock.ts';
import type { Calendar } from './calendar.ts';

/** What is kept under a key; `to` is the last day that it is of. */
export interface Slot {
  key: string;
  to: string;
}

/** Where answers are had that may be a little old. */
export interface Shelf {
  one<T>(slot: Slot, ask: () => Promise<T>): Promise<T>;
  /** One answer for each slot; those that are not there are asked for together, by their places. */
  several<T>(slots: readonly Slot[], ask: (places: readonly number[]) => Promise<readonly T[]>): Promise<T>[];
}

/** Days that are over change by what comes late alone: then what takes long is asked a hundredth of the time at most. */
const OVER_MS = 30_000;
/** Those that are not change with every event. */
const OPEN_MS = 2_000;
const MOST = 20_000;

interface Kept {
  answer: Promise<unknown>;
  /** Fresh up to then. */
  until: number;
}

/** Keeps answers for a time, and gives one that is being worked out to all who ask. */
export function createShelf(clock: Clock, calendar: Calendar): Shelf {
  const kept = new Map<string, Kept>();

  const freshAt = ({ key }: Slot): Kept | undefined => {
    const found = kept.get(key);
    return found !== undefined && found.until > clock.now() ? found : undefined;
  };

  function put<T>({ key, to }: Slot, answer: Promise<T>, askedTogether = 1): Promise<T> {
    const began = clock.now();
    const entry: Kept = { answer, until: Number.POSITIVE_INFINITY };
    kept.delete(key);
    kept.set(key, entry);
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST) break;
      kept.delete(oldest);
    }
    answer.then(
      () => {
        const done = clock.now();
        // What takes long is asked less often: a tenth of the time at most.
        const tookMs = (done - began) / askedTogether;
        const isOver = to < calendar.dayOf(done);
        entry.until = done + (isOver ? Math.max(OVER_MS, 100 * tookMs) : Math.max(OPEN_MS, 10 * tookMs));
      },
      () => kept.get(key) === entry && kept.delete(key),
    );
    return answer;
  }

  // Kept under a key that says what was asked, and so what is answered.
  const answerOf = <T>({ answer }: Kept): Promise<T> => answer as Promise<T>;

  return {
    one<T>(slot: Slot, ask: () => Promise<T>): Promise<T> {
      const found = freshAt(slot);
      return found ? answerOf(found) : put(slot, ask());
    },
    several<T>(slots: readonly Slot[], ask: (places: readonly number[]) => Promise<readonly T[]>): Promise<T>[] {
      const found = slots.map(freshAt);
      const missing = [...found.keys()].filter((place) => found[place] === undefined);
      const all = missing.length === 0 ? Promise.resolve([]) : ask(missing);
      return slots.map((slot, place) => {
        const kept = found[place];
        if (kept !== undefined) return answerOf(kept);
        const at = missing.indexOf(place);
        return put(
          slot,
          all.then((answers) => answerAt(answers, at)),
          missing.length,
        );
      });
    },
  };
}

/** Answers by their places, from the shelf where there is one. */
export function answersTo<T>(
  shelf: Shelf | undefined,
  slots: readonly Slot[],
  ask: (places: readonly number[]) => Promise<readonly T[]>,
): Promise<T>[] {
  if (shelf !== undefined) return shelf.several(slots, ask);
  const all = ask(slots.map((_, place) => place));
  return slots.map((_, place) => all.then((answers) => answerAt(answers, place)));
}

/** What a question about several answers of one of them. */
function answerAt<T>(answers: readonly T[], place: number): T {
  // A place that is beyond them is a mistake; `undefined` may be what was answered.
  if (place >= answers.length) throw new Error('a question without an answer');
  return answers[place] as T;
}
