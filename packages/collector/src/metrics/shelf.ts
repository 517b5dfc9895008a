import type { Clock } from '../clock.ts';
import type { Calendar } from './calendar.ts';
import type { Shelf } from './figure-reports.ts';

/** Days that are over change by what comes late alone. */
const OVER_MS = 600_000;
/** Those that are not change with every event. */
const OPEN_MS = 2_000;
const MOST = 5_000;

/** Keeps answers for a time, and gives one that is being worked out to all who ask. */
export function createShelf(clock: Clock, calendar: Calendar): Shelf {
  const kept = new Map<string, { answer: Promise<unknown>; until: number }>();
  return <T>(key: string, to: string, ask: () => Promise<T>): Promise<T> => {
    const now = clock.now();
    const found = kept.get(key);
    // Kept under a key that says what was asked, and so what is answered.
    if (found !== undefined && found.until > now) return found.answer as Promise<T>;
    const answer = ask();
    const isOver = to < calendar.dayOf(now);
    const entry = { answer, until: Number.POSITIVE_INFINITY };
    kept.delete(key);
    kept.set(key, entry);
    answer.then(
      () => {
        const done = clock.now();
        // What takes long is asked less often: a tenth of the time at most.
        entry.until = done + (isOver ? OVER_MS : Math.max(OPEN_MS, 10 * (done - now)));
      },
      () => kept.get(key) === entry && kept.delete(key),
    );
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST) break;
      kept.delete(oldest);
    }
    return answer;
  };
}
