import type { Stop } from '../core/lifetime.ts';
import { attempt } from '../core/platform.ts';
import { setKeeper } from './gate.ts';

/** What handlers of ours may ask of an event. */
const TOLD = 'key shiftKey ctrlKey altKey metaKey button buttons clientX clientY';

/** The elements that hold what we draw. */
const hosts = new Set<EventTarget>();
const isOurs = (target: EventTarget | null | undefined): boolean => !!target && hosts.has(target);

/** From now on, what happens in an element is nobody's business but ours. */
export function keepPrivate(host: Element): Stop {
  hosts.add(host);
  setKeeper(hear);
  return () => hosts.delete(host);
}

/** The element of the page on which, for the page, the focus still is. */
let kept: EventTarget | undefined;

function leave(to: EventTarget | null): void {
  const from = kept;
  kept = undefined;
  for (const [name, bubbles] of [
    ['blur', false],
    ['focusout', true],
  ] as const)
    from?.dispatchEvent(new FocusEvent(name, { bubbles, composed: true, relatedTarget: to }));
}

function settle(): void {
  // When the window loses the focus, the element does not.
  if (!isOurs(document.activeElement)) leave(null);
}

/**
 * What happens in our own elements is told to them alone, since a page that hears of a press, a key or a focus elsewhere
 * closes its menus and dialogs, or takes the focus back. For the page, the focus that goes over to us stays where it was;
 * it hears that it has left there as soon as it is somewhere else in the page, or nowhere.
 */
function hear(event: Event): void {
  if (!hosts.size && !kept) return;
  // Where a page has broken even this, its listeners hear what they hear.
  const path = attempt(() => event.composedPath()) ?? [];
  const [inner] = path;
  // Who presses F1 on a card asks for help as well as on the page.
  const isIn = path.some(isOurs) && (event as KeyboardEvent).key !== 'F1';
  const { relatedTarget } = event as FocusEvent; // undefined on other events
  if (isIn) {
    event.stopImmediatePropagation();
    if (inner) repeat(event, inner);
    // Where a card makes room for the next one, that one takes the focus at once.
    if (event.type === 'focusout' && !relatedTarget) queueMicrotask(() => attempt(settle));
  } else if (/blur|focusout/.test(event.type)) {
    if (!isOurs(relatedTarget)) return;
    kept = inner;
    event.stopImmediatePropagation();
  } else if (/focus/.test(event.type) && kept && inner !== window) {
    if (inner !== kept) leave(inner ?? null);
    else {
      event.stopImmediatePropagation();
      if (event.type === 'focusin') kept = undefined;
    }
  }
}

/**
 * Tells our own element of an event that goes no further. A plain `Event`: a click of the kind that a mouse makes would
 * follow a link or tick a box a second time.
 */
function repeat(event: Event, inner: EventTarget): void {
  const { type, bubbles, cancelable } = event;
  const copy = new Event(type, { bubbles, cancelable });
  for (const name of TOLD.split(' '))
    if (name in event) Object.defineProperty(copy, name, { value: event[name as keyof Event] }); // read, never called
  if (!inner.dispatchEvent(copy)) event.preventDefault();
}
