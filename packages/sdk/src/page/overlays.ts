import type { Stop } from '../core/lifetime.ts';
import { listen } from './listen.ts';

/** Calls back when the page has opened or closed a dialog or popover, which puts it in front of everything else. */
export const onOverlay = (handler: () => void): Stop => listen(document, 'toggle', handler, true);
