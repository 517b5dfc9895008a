/** Moves the focus into what we show, and back to where it was. */
export interface FocusKeeper {
  /** Takes the focus if nobody is using it: never out of a field, a menu or anything else that the visitor is in. */
  take(element: HTMLElement): boolean;
  /** Gives it back to where it was, if it is still ours. */
  giveBack(): void;
}

export function createFocusKeeper(host: Element): FocusKeeper {
  let before: Element | null = null;
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
    giveBack() {
      if (isOurs() && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    },
  };
}
