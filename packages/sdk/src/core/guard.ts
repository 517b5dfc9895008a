import type { Log } from './log.ts';

/** Wraps a function that the browser or the host calls: it never throws, and after the end it does nothing. */
export type Guard = <A extends unknown[]>(run: (...args: A) => unknown) => (...args: A) => void;

/** Errors after which Handrail switches itself off on this page. */
export const ERROR_BUDGET = 10;

/**
 * The one place where errors stop. Every way into our code goes through a guard: listeners, timers, observers, promises
 * and the methods that the host calls. When the budget is used up, `onExhausted` is called once and every guarded
 * function rests.
 */
export function createGuard(log: Log, onExhausted: () => void): Guard {
  let left = ERROR_BUDGET;

  function fail(error: unknown): void {
    if (left <= 0) return;
    left -= 1;
    log.warn(left ? 'something failed' : 'switched off', error);
    if (left === 0) onExhausted();
  }

  return (run) =>
    (...args) => {
      if (left <= 0) return;
      try {
        const result = run(...args);
        if (isThenable(result)) result.then(undefined, fail);
      } catch (error) {
        fail(error);
      }
    };
}

// Not `instanceof Promise`: zone.js replaces the global, and an async function still answers with the browser's own.
const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  typeof (value as Partial<PromiseLike<unknown>> | null | undefined)?.then === 'function'; // of what has none it is undefined
