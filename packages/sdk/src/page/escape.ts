import type { Stop } from '../core/lifetime.ts';
import { listen } from './listen.ts';

/** Calls back when Escape is pressed while nothing in the page has the focus; elsewhere the key belongs to the page. */
export const onEscape = (handler: () => void): Stop =>
  listen<KeyboardEvent>(window, 'keydown', (event) => {
    const active = document.activeElement;
    if (event.key === 'Escape' && !event.defaultPrevented && (!active || active === document.body)) handler();
  });
