import type { Guard } from '../core/guard.ts';
import { createLifetime, type Stop } from '../core/lifetime.ts';
import { listen } from './listen.ts';

type Path = readonly EventTarget[];

/**
 * Calls back with the path of every real click, innermost first, before the page hears of it: what the page does with
 * the click, or that it goes away by it, comes after. An element that the page takes away while it is pressed never
 * hears a click; its press counts as one.
 */
export function onClick(guard: Guard, handler: (path: Path) => void): Stop {
  const life = createLifetime();
  let pressed: Path = [];
  const hear = (name: string, run: (path: Path) => void): void =>
    life.add(
      listen<MouseEvent>(
        window,
        name,
        guard((event) => event.isTrusted && run(event.composedPath())),
        true,
      ),
    );
  hear('pointerdown', (path) => (pressed = path));
  hear('pointerup', () => {
    const [innermost] = pressed;
    if (innermost instanceof Node && !innermost.isConnected) handler(pressed);
    pressed = [];
  });
  hear('click', handler);
  return life.end;
}
