import type { Guard } from '../core/guard.ts';
import type { Stop } from '../core/lifetime.ts';
import { listen } from './listen.ts';

// What libraries close their dialogs and menus by, hold the focus by, or take for a command of their own.
export const GATED =
  'pointerdown pointerup mousedown mouseup click auxclick touchstart touchend keydown keypress keyup focus focusin blur focusout';

type Keeper = (event: Event) => void;

/** Who says what passes; nobody, until something of ours is shown. */
let keeper: Keeper | undefined;

export const setKeeper = (next: Keeper): void => void (keeper = next);

/** A place at the window from which everything gated is heard before every listener that the page adds there later. */
export interface Gate {
  hear?: Keeper;
  close: Stop;
}

export function standAtWindow(): Gate {
  const stops = GATED.split(' ').map((name) => listen(window, name, (event) => gate.hear?.(event), true));
  const gate: Gate = { close: () => stops.forEach((stop) => stop()) };
  return gate;
}

/** From now on the keeper is asked of all that is heard; the loader stands there earlier than who comes later. */
export function openGate(guard: Guard, gate: Gate): Stop {
  gate.hear = guard((event: Event) => keeper?.(event));
  return gate.close;
}
