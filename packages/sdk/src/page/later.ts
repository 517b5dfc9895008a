import type { Guard } from '../core/guard.ts';
import type { Stop } from '../core/lifetime.ts';

/** Begins what matters only after the first card stands there, as soon as it has come. Where it does not come, we go without. */
export function later<T>(fetching: Promise<T>, guard: Guard, begin: (module: T) => Stop): Stop {
  let stop: Stop | undefined;
  let ended = false;
  fetching.then(
    guard((module: T) => {
      if (!ended) stop = begin(module);
    }),
    () => undefined,
  );
  return () => {
    ended = true;
    stop?.();
  };
}
