import type { Stop } from '../core/lifetime.ts';

// The browser's own methods, taken from the prototype before we listen to anything: a page that puts its own on
// window or document later, or counts listeners there, neither sees nor stops ours.
const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;

/** Listens until stopped. Passive where the browser allows it: what we hear we never cancel, except keys of our own. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the event's type belongs to its name, which the caller gives beside it
export function listen<E extends Event>(
  target: EventTarget,
  name: string,
  handler: (event: E) => void,
  capture = false,
): Stop {
  const listener = handler as EventListener;
  add.call(target, name, listener, capture);
  return () => remove.call(target, name, listener, capture);
}
