import { createLifetime, type Stop } from '../core/lifetime.ts';
import { listen } from '../page/listen.ts';

/** Moves the focus into what we show, and back to where it was. */
export interface FocusKeeper {
  /** Takes the focus if nobody is using it: never out of a field, a menu or anything else that the visitor is in. */
  take(element: HTMLElement): boolean;
  /** What F6 leads to from now on, for as long as it is shown. */
  offer(element: HTMLElement | undefined): void;
  /**
   * On a press on ours: the focus stays with the page, which may close a list or a menu without it. A button that it has
   * been on from the start has only opened us, words that are pressed are meant to be selected, and fields to be typed in.
   */
  keep(event: Event): void;
  /** Gives it back until the next `take`, so that the page does not hear that nobody has it; keys and presses make it the page's. */
  lend(): void;
  /** Gives it back to where it was, if it is still ours. */
  giveBack(): void;
}

type Focusable = Element & Partial<Pick<HTMLElement, 'focus'>>;

/** Where in the page the focus was before it came to us. */
let origin: Focusable | undefined;
/** Where it was lent to, for as long as the visitor does nothing there. */
let lent: Element | null | undefined;
/** What F6 leads to in turn, after which it is the page's turn again. */
const offered = new Map<Element, HTMLElement>();

function remember(): void {
  let at: Focusable | null | undefined = document.activeElement;
  if (!at || at.localName === 'handrail-root') return;
  // Down to the element itself: a shadow host or a frame cannot always be given the focus back.
  for (let inner: Focusable | null | undefined = at; inner;) {
    at = inner;
    inner = at.shadowRoot?.activeElement ?? (at as HTMLIFrameElement).contentDocument?.activeElement; // of no frame: undefined
  }
  origin = at;
}

function goBack(): void {
  if (origin?.isConnected) origin.focus?.({ preventScroll: true });
}

const move = (element: HTMLElement): void => element.focus({ preventScroll: true });

export function createFocusKeeper(host: Element): FocusKeeper {
  const opener = document.activeElement;
  const isOurs = (): boolean => document.activeElement === host;
  return {
    take(element) {
      const active = document.activeElement;
      const isFree = !active || active === document.body || active === document.documentElement;
      if (!isFree && !isOurs() && active !== lent) {
        remember();
        return false;
      }
      move(element);
      return isOurs();
    },
    offer(element) {
      if (!element) return void offered.delete(host);
      offered.set(host, element);
      element.setAttribute('aria-keyshortcuts', 'F6');
    },
    keep(event) {
      if (opener?.localName === 'button' && document.activeElement === opener) return;
      if (event.target instanceof Element && !event.target.closest('.scroll,input,textarea,select,label'))
        event.preventDefault();
    },
    lend() {
      if (!isOurs()) return;
      goBack();
      lent = document.activeElement;
    },
    giveBack() {
      offered.delete(host);
      if (isOurs()) goBack();
    },
  };
}

/**
 * F6 leads from the page to what we show, and on to the page again; Shift+F6 always to the page: the key by which
 * browsers and many applications go from part to part. The layer knows whether the visitor uses the keyboard.
 */
export function onReach(layer: HTMLElement, places: readonly EventTarget[]): Stop {
  const life = createLifetime();
  const hear = (event: KeyboardEvent): void => {
    lent = undefined;
    if (event.key === 'Tab') layer.setAttribute('data-keys', '');
    if (event.key !== 'F6' || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const at = [...offered.keys()].findIndex((host) => host === document.activeElement);
    const next = event.shiftKey ? undefined : [...offered.values()][at + 1];
    remember();
    if (next) move(next);
    else if (at >= 0) goBack();
  };
  for (const place of places) {
    life.add(listen(place, 'keydown', hear, true));
    life.add(
      listen(
        place,
        'pointerdown',
        () => {
          lent = undefined;
          layer.removeAttribute('data-keys');
        },
        true,
      ),
    );
  }
  return life.end;
}
