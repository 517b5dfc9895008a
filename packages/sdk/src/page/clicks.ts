import type { Stop } from '../core/lifetime.ts';
import { listen } from './listen.ts';

/**
 * Calls back with the path of every real click, innermost first, before the page hears of it: what the page does with
 * the click, or that it goes away by it, comes after.
 */
export function onClick(handler: (path: readonly EventTarget[]) => void): Stop {
  return listen<MouseEvent>(window, 'click', (event) => event.isTrusted && handler(event.composedPath()), true);
}
