import type { Clock } from '../clock.ts';
import type { Calendar } from './calendar.ts';
import type { Shelf } from './figure-reports.ts';

/** Days that are over change by what comes late alone: then what takes long is asked a hundredth of the time at most. */
const OVER_MS = 30_000;
/** Those that are not change with every event. */
const OPEN_MS = 2_000;
/** Who asks for what took longer than this has the answer before meanwhile, unless that is too old by more than a minute. */
const PATIENT_MS = 250;
const STALE_MS = 60_000;
const MOST = 5_000;

interface Kept {
  answer: Promise<unknown>;
  /** Fresh up to then. */
  until: number;
  tookMs: number;
  isRenewed: boolean;
}

/**
 * Keeps answers for a time, and gives one that is being worked out to all who ask. What takes long is worked out anew beside, one
 * after the other, so that those who look at many figures do not hold up everybody else.
 */
export function createShelf(clock: Clock, calendar: Calendar): Shelf {
  const kept = new Map<string, Kept>();
  let line: Promise<unknown> = Promise.resolve();

  function workOut<T>(key: string, to: string, ask: () => Promise<T>): Promise<T> {
    const began = clock.now();
    const answer = ask();
    const entry: Kept = { answer, until: Number.POSITIVE_INFINITY, tookMs: 0, isRenewed: false };
    const put = (): void => {
      kept.delete(key);
      kept.set(key, entry);
      for (const oldest of kept.keys()) {
        if (kept.size <= MOST) break;
        kept.delete(oldest);
      }
    };
    if (!kept.has(key)) put();
    answer.then(
      () => {
        const done = clock.now();
        entry.tookMs = done - began;
        // What takes long is asked less often: a tenth of the time at most.
        const { tookMs } = entry;
        const isOver = to < calendar.dayOf(done);
        entry.until = done + (isOver ? Math.max(OVER_MS, 100 * tookMs) : Math.max(OPEN_MS, 10 * tookMs));
        put();
      },
      () => kept.delete(key),
    );
    return answer;
  }

  return <T>(key: string, to: string, ask: () => Promise<T>): Promise<T> => {
    const now = clock.now();
    const found = kept.get(key);
    // Kept under a key that says what was asked, and so what is answered.
    if (found !== undefined && found.until > now) return found.answer as Promise<T>;
    if (found !== undefined && found.tookMs > PATIENT_MS && found.until + STALE_MS > now) {
      if (!found.isRenewed) line = line.then(() => workOut(key, to, ask)).catch(() => undefined);
      found.isRenewed = true;
      return found.answer as Promise<T>;
    }
    kept.delete(key);
    return workOut(key, to, ask);
  };
}
