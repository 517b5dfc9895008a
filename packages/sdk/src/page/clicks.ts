import type { Guard } from '../core/guard.ts';
import { createLifetime, type Stop } from '../core/lifetime.ts';
import { listen } from './listen.ts';

type Path = readonly EventTarget[];

/** Where in its window a click was made. */
export type At = Pick<MouseEvent, 'clientX' | 'clientY'>;

/**
 * Calls back with the path of every real click, innermost first, before the page hears of it: what the page does with
 * the click, or that it goes away by it, comes after. An element that the page takes away while it is pressed never
 * hears a click; its press counts as one. A frame's clicks are heard at its own window alone.
 */
export function onClick(guard: Guard, handler: (path: Path, at: At) => void, view: Window = window): Stop {
  const life = createLifetime();
  let pressed: Path = [];
  const hear = (name: string, run: (path: Path, at: At) => void): void =>
    life.add(
      listen<MouseEvent>(
        view,
        name,
        guard((event) => event.isTrusted && run(event.composedPath(), event)),
        true,
      ),
    );
  hear('pointerdown', (path) => (pressed = path));
  hear('pointerup', (_, at) => {
    const [innermost] = pressed;
    // Asked like this, since what comes from a frame is no `Node` of ours.
    if (innermost && 'isConnected' in innermost && !innermost.isConnected) handler(pressed, at);
    pressed = [];
  });
  hear('click', handler);
  return life.end;
}
