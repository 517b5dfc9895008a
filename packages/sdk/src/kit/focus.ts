/** Moves the focus into what we show, and back to where it was. */
export interface FocusKeeper {
  /** Takes the focus if nobody is using it: never out of a field, a menu or anything else that the visitor is in. */
  take(element: HTMLElement): boolean;
  /**
   * On a press on ours: the focus stays with the page, which may close a list or a menu without it. A button that it has
   * been on from the start has only opened us, and words that are pressed are meant to be selected.
   */
  keep(event: Event): void;
  /** Gives it back to where it was, if it is still ours. */
  giveBack(): void;
}

export function createFocusKeeper(host: Element): FocusKeeper {
  let before: Element | null = null;
  const opener = document.activeElement;
  const isOurs = (): boolean => document.activeElement === host;
  return {
    take(element) {
      const active = document.activeElement;
      const isFree = !active || active === document.body || active === document.documentElement;
      if (!isFree && !isOurs()) {
        before = active;
        return false;
      }
      element.focus({ preventScroll: true });
      return isOurs();
    },
    keep(event) {
      if (opener?.localName === 'button' && document.activeElement === opener) return;
      if (event.target instanceof Element && !event.target.closest('.scroll')) event.preventDefault();
    },
    giveBack() {
      if (isOurs() && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    },
  };
}
