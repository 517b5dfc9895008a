import type { Stop } from '../../core/lifetime.ts';
import type { FocusKeeper } from '../../kit/focus.ts';
import { listen } from '../../page/listen.ts';

const CONTROLS = 'a[href],button:not([disabled]),input,textarea,video[controls],iframe,[tabindex="0"]';

/** For what holds the visitor up: the focus comes in, and Tab goes round within. */
export function keepFocusIn(card: HTMLElement, focus: FocusKeeper): Stop {
  if (!focus.take(card)) card.focus({ preventScroll: true });
  return listen<KeyboardEvent>(card, 'keydown', (event) => {
    if (event.key !== 'Tab') return;
    const controls = [...card.querySelectorAll<HTMLElement>(CONTROLS)].filter((one) => one.offsetParent !== null);
    const [first, last] = [controls[0], controls.at(-1)];
    const from = event.target;
    const isAtEnd = event.shiftKey ? from === first || from === card : from === last;
    if (!isAtEnd) return;
    event.preventDefault();
    (event.shiftKey ? last : first)?.focus();
  });
}
