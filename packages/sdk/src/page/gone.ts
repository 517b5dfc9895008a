import type { Stop } from '../core/lifetime.ts';
import { listen } from './listen.ts';

/** Calls back when the page goes, for good or into the back/forward cache. */
export const onGone = (handler: () => void): Stop => listen(window, 'pagehide', handler, true);
