import type { Clock } from '../clock.ts';

/** Ends what runs by the clock; kept when its last run has ended. */
type StopJob = () => Promise<void>;

export interface Jobs {
  /**
   * Does something now and every so often, never twice at the same time, until it is stopped. What goes wrong is told, and tried
   * again.
   */
  every(job: string, ms: number, run: () => Promise<unknown>, onError: (error: unknown) => void): StopJob;
  /** How long ago each of them ended well, or began without that. */
  ages(): { job: string; ageMs: number; everyMs: number }[];
}

/** All that a process does by the clock. */
export function createJobs(clock: Clock): Jobs {
  const known = new Map<string, { wellAt: number; everyMs: number }>();
  return {
    every(job, ms, run, onError) {
      known.set(job, { wellAt: clock.now(), everyMs: ms });
      const noted = async (): Promise<void> => {
        await run();
        known.set(job, { wellAt: clock.now(), everyMs: ms });
      };
      return repeat(ms, noted, onError);
    },
    ages: () =>
      [...known].map(([job, { wellAt, everyMs }]) => ({ job, everyMs, ageMs: Math.max(0, clock.now() - wellAt) })),
  };
}

function repeat(ms: number, run: () => Promise<void>, onError: (error: unknown) => void): StopJob {
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
  const timer = setInterval(start, ms);
  start();
  return async () => {
    isStopped = true;
    clearInterval(timer);
    await last;
  };
}
