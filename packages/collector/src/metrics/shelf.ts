import type { Clock } from '../clock.ts';
import type { Calendar } from './calendar.ts';
import { answerAt, type Shelf, type Slot } from './figure-reports.ts';

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

  function put<T>({ key, to }: Slot, answer: Promise<T>): Promise<T> {
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
        const tookMs = done - began;
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
        );
      });
    },
  };
}
