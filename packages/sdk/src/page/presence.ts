import { createLifetime, type Stop } from '../core/lifetime.ts';
import { listen } from './listen.ts';

/**
 * Calls back when the page may be about to go. `pagehide` alone is missed when a tab is swiped away on a phone, so being
 * hidden counts as leaving; `unload` and `beforeunload` would cost the page its place in the back/forward cache.
 */
export function onLeave(handler: () => void): Stop {
  const life = createLifetime();
  life.add(listen(document, 'visibilitychange', () => document.visibilityState === 'hidden' && handler(), true));
  life.add(listen(window, 'pagehide', handler, true));
  return life.end;
}

/** Calls back when the network is back. */
export const onOnline = (handler: () => void): Stop => listen(window, 'online', handler);
