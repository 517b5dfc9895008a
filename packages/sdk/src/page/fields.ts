import type { Guard } from '../core/guard.ts';
import { createLifetime, type Stop } from '../core/lifetime.ts';
import { listen } from './listen.ts';

type Path = readonly EventTarget[];

/** What a visitor does with the fields of a page; a path is innermost first. Values are never looked at. */
export interface FieldHandlers {
  /** The focus comes to something, which may be a field. */
  entered(event: Event): void;
  left(): void;
  /** Something was put into the field, the first time since another was edited or entered. */
  edited(path: Path): void;
  /** A form is sent, as far as the page lets it. */
  submitted(path: Path): void;
}

/** Calls back with what is done with fields. A keystroke costs one comparison. */
export function onFields(guard: Guard, handlers: FieldHandlers): Stop {
  const life = createLifetime();
  let last: EventTarget | null = null;
  const hear = (name: string, run: (event: Event) => void): void => life.add(listen(window, name, guard(run), true));
  hear('focusin', (event) => {
    last = null;
    handlers.entered(event);
  });
  hear('focusout', handlers.left);
  const edit = (event: Event): void => {
    // What scripts and extensions put in is nobody's work.
    if (event.target === last || !event.isTrusted) return;
    last = event.target;
    handlers.edited(event.composedPath());
  };
  hear('input', edit);
  hear('change', edit);
  hear('submit', (event) => {
    last = null;
    handlers.submitted(event.composedPath());
  });
  return life.end;
}
