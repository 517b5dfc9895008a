import type { Stop } from '../core/lifetime.ts';
import { listen } from './listen.ts';

/** Calls back when the pointer leaves the window by its upper edge, on the way to the tabs or the address. */
export const onExit = (handler: () => void): Stop =>
  listen<MouseEvent>(
    document,
    'mouseout',
    ({ relatedTarget, clientY }) => {
      if (!relatedTarget && clientY <= 0) handler();
    },
    true,
  );
