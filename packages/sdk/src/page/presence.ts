import { createLifetime, type Stop } from '../core/lifetime.ts';
import { listen } from './listen.ts';

/**
 * Calls back when the page may be about to go. `pagehide` alone is missed when a tab is swiped away on a phone, so being
 * hidden counts as leaving; `unload` and `beforeunload` would cost the page its place in the back/forward cache.
 * Tells whether the page goes.
 */
export function onLeave(handler: (isGone: boolean) => void): Stop {
  const life = createLifetime();
  life.add(listen(document, 'visibilitychange', () => document.visibilityState === 'hidden' && handler(false), true));
  life.add(listen(window, 'pagehide', () => handler(true), true));
  return life.end;
}

/** Calls back when the page comes out of the back/forward cache as it was, though the visitor has been elsewhere meanwhile. */
export const onBack = (handler: () => void): Stop =>
  listen<PageTransitionEvent>(window, 'pageshow', ({ persisted }) => persisted && handler(), true);

/** Calls back when the network is back. */
export const onOnline = (handler: () => void): Stop => listen(window, 'online', handler);
