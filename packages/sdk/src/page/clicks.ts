import type { Guard } from '../core/guard.ts';
import { createLifetime, type Stop } from '../core/lifetime.ts';
import { listen } from './listen.ts';

type Path = readonly EventTarget[];

/** Where in its window a click was made. */
export type At = Pick<MouseEvent, 'clientX' | 'clientY'>;

/** A hand that presses moves less than this, in CSS pixels. */
const STILL = 5;

/**
 * Calls back with the path of every real click, innermost first, before the page hears of it: what the page does with
 * the click, or that it goes away by it, comes after. An element that the page takes away while it is pressed, or lays
 * an open list over, never hears a click; its press counts as one. A frame's clicks are heard at its own window alone.
 */
export function onClick(guard: Guard, handler: (path: Path, event: MouseEvent) => void, view: Window = window): Stop {
  const life = createLifetime();
  let pressed: Path = [];
  let from: At | undefined;
  const hear = (name: string, run: (event: MouseEvent) => void): void =>
    life.add(
      listen<MouseEvent>(
        view,
        name,
        guard((event) => event.isTrusted && run(event)),
        true,
      ),
    );
  hear('pointerdown', (at) => {
    pressed = at.composedPath();
    from = at;
  });
  const release = (at: MouseEvent): boolean => {
    const [innermost] = pressed;
    const isStill =
      !!from && Math.abs(at.clientX - from.clientX) < STILL && Math.abs(at.clientY - from.clientY) < STILL;
    // Nearly always it is the same one, and no way has to be built.
    if (innermost === at.target || !innermost || !isStill || at.composedPath().includes(innermost)) return false;
    handler(pressed, at);
    pressed = [];
    return true;
  };
  hear('pointerup', release);
  hear('mouseup', release);
  hear('click', (at) => {
    if (!release(at)) handler(at.composedPath(), at);
    pressed = [];
  });
  return life.end;
}
