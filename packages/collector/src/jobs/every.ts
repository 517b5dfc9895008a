import type { Clock } from '../clock.ts';

/** Ends what runs by the clock; the promise is kept when its last run has ended. */
type StopJob = () => Promise<void>;
type OnError = (error: unknown) => void;
/** Is given what asks for a turn at once. */
type OnSooner = (start: () => void) => void;

export interface Jobs {
  /** As `every`, under a name by which it is watched. */
  every(job: string, ms: number, run: () => Promise<unknown>, onError: OnError, onSooner?: OnSooner): StopJob;
  /** How long ago each of them ended well, or began without that. */
  ages(): { job: string; ageMs: number; everyMs: number }[];
}

/** All that a process does by the clock. */
export function createJobs(clock: Clock): Jobs {
  const known = new Map<string, { wellAt: number; everyMs: number }>();
  return {
    every(job, ms, run, onError, onSooner) {
      const well = (): void => void known.set(job, { wellAt: clock.now(), everyMs: ms });
      well();
      return every(ms, () => run().then(well), onError, onSooner);
    },
    ages: () =>
      [...known].map(([job, { wellAt, everyMs }]) => ({ job, everyMs, ageMs: Math.max(0, clock.now() - wellAt) })),
  };
}

/**
 * Does something now and every so often, never twice at the same time, until it is stopped. What goes wrong is told, and tried
 * again. The promise of stopping is kept when the last run has ended. `onSooner` is given what asks for a turn at once.
 */
export function every(ms: number, run: () => Promise<unknown>, onError: OnError, onSooner?: OnSooner): StopJob {
  let isStopped = false;
  let last: Promise<unknown> = Promise.resolve();
  let isRunning = false;
  const start = (): void => {
    if (isRunning) return;
    isRunning = true;
    last = last
      .then(() => (isStopped ? undefined : run()))
      .catch(onError)
      .finally(() => (isRunning = false));
  };
  onSooner?.(() => void last.finally(start));
  const timer = setInterval(start, ms);
  start();
  return async () => {
    isStopped = true;
    clearInterval(timer);
    await last;
  };
}
