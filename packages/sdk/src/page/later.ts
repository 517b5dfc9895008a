import type { Guard } from '../core/guard.ts';
import type { Stop } from '../core/lifetime.ts';

/** In so long a card that has been drawn is most likely painted. */
export const PAINT_MS = 30;

/** Fetches and begins what matters only once the first card stands there. Where it does not come, we go without. */
export function later<T>(fetch: () => Promise<T>, guard: Guard, begin: (module: T) => Stop): Stop {
  let stop: Stop | undefined;
  let ended = false;
  const come = guard((module: T) => {
    if (!ended) stop = begin(module);
  });
  setTimeout(() => void fetch().then(come, () => undefined), PAINT_MS);
  return () => {
    ended = true;
    stop?.();
  };
}
