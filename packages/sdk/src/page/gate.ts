import type { Guard } from '../core/guard.ts';
import { createLifetime, type Stop } from '../core/lifetime.ts';
import { listen } from './listen.ts';

// What libraries close their dialogs and menus by, hold the focus by, or take for a command of their own.
export const GATED =
  'pointerdown pointerup mousedown mouseup click auxclick touchstart touchend keydown keypress keyup focus focusin blur focusout';

type Keeper = (event: Event) => void;

/** Who says what passes; nobody, until something of ours is shown. */
let keeper: Keeper | undefined;

export const setKeeper = (next: Keeper): void => void (keeper = next);

/** Stands before the page at the window, as the first that hears of an event. */
export function openGate(guard: Guard): Stop {
  const life = createLifetime();
  const hear = guard((event: Event) => keeper?.(event));
  for (const name of GATED.split(' ')) life.add(listen(window, name, hear, true));
  return life.end;
}
