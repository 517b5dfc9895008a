import { createLifetime, type Stop } from '../core/lifetime.ts';
import { listen } from './listen.ts';

/**
 * Calls back when the page goes, for good or into the back/forward cache, and when it comes back out of there as it was,
 * though the visitor has been elsewhere meanwhile.
 */
export function onAway(handlers: { away(): void; back(): void }): Stop {
  const life = createLifetime();
  life.add(listen(window, 'pagehide', handlers.away, true));
  life.add(
    listen<PageTransitionEvent>(
      window,
      'pageshow',
      ({ persisted }) => {
        if (persisted) handlers.back();
      },
      true,
    ),
  );
  return life.end;
}
