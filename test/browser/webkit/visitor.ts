import { Button, By, Key, Origin, type WebDriver } from 'selenium-webdriver';
import { expect } from '@playwright/test';

declare global {
  interface Window {
    /** Of the last press: whether it came to another element than the one that was meant. */
    wentAstray?: boolean | undefined;
  }
}

/** What is to be found: by a selector, and by what it is called or says. */
export interface Sought {
  selector: string;
  name?: string | undefined;
  /** The name of a part of ours, a card or a banner, that it is in. */
  within?: string | undefined;
}

/** An element as it stands on the screen. */
export interface Seen {
  x: number;
  y: number;
  width: number;
  height: number;
  text: string;
  value: string;
  focused: boolean;
  /** Whether a press at its middle comes to it. */
  free: boolean;
}

/** Runs in the page: looks through documents, open shadow roots and frames for what can be seen, in the order of the page. */
function look({ selector, name, within }: Sought): Seen[] {
  const seen: Seen[] = [];
  const nameOf = (element: Element): string => {
    const root = element.getRootNode() as Document | ShadowRoot; // it is in a document
    const by = element.getAttribute('aria-labelledby')?.split(' ') ?? [];
    const labels = by.map((id) => root.getElementById(id)?.textContent.trim()).filter(Boolean);
    return labels.join(' ') || (element.getAttribute('aria-label') ?? element.textContent).trim();
  };
  const isWithin = (element: Element): boolean => {
    for (let at: Element | null = element; at && within; at = at.parentElement)
      if (at.hasAttribute('role') && nameOf(at) === within) return true;
    return !within;
  };
  const topmost = (root: Document | ShadowRoot, x: number, y: number): Element | null => {
    let at = root.elementFromPoint(x, y);
    while (at?.shadowRoot && at.shadowRoot.elementFromPoint(x, y) !== at) {
      const inner = at.shadowRoot.elementFromPoint(x, y);
      if (!inner) break;
      at = inner;
    }
    return at;
  };
  const walk = (root: Document | ShadowRoot, left: number, top: number): void => {
    for (const element of root.querySelectorAll('*')) {
      if (element.matches(selector) && isWithin(element) && (name === undefined || nameOf(element) === name)) {
        const box = element.getBoundingClientRect();
        const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
        if (box.width > 0 && box.height > 0 && element.checkVisibility({ checkVisibilityCSS: true })) {
          const hit = topmost(element.ownerDocument, x, y);
          seen.push({
            ...{ x: left + x, y: top + y, width: box.width, height: box.height },
            text: element.textContent ?? '',
            value: 'value' in element ? String(element.value) : '',
            focused: element.matches(':focus'),
            free: hit !== null && (element.contains(hit) || hit.contains(element)),
          });
        }
      }
      if (element.shadowRoot) walk(element.shadowRoot, left, top);
      const inner = element.localName === 'iframe' ? (element as HTMLIFrameElement).contentDocument : null;
      const frame = inner && element.getBoundingClientRect();
      if (frame) walk(inner, left + frame.x + element.clientLeft, top + frame.y + element.clientTop);
    }
  };
  walk(document, 0, 0);
  return seen;
}

/** Runs in the page: notes whether the next press comes to an element that fits. What stands in a frame is not looked at. */
function notePresses(selector: string): void {
  window.wentAstray = undefined;
  const note = (event: Event): void => {
    const path = event.composedPath().filter((one) => one instanceof Element);
    window.wentAstray = !path.some((one) => one.matches(selector));
  };
  window.addEventListener('pointerdown', note, { capture: true, once: true });
}

/** A page as its visitor sees it, with a real pointer and a real keyboard. */
export interface Visitor {
  open(url: string): Promise<void>;
  reload(): Promise<void>;
  all(sought: Sought): Promise<Seen[]>;
  /** Waits until it is there. */
  see(sought: Sought): Promise<Seen>;
  /** Presses it once it stands still and nothing lies over it. */
  press(sought: Sought): Promise<void>;
  type(...keys: string[]): Promise<void>;
  /** Chooses from a native list. */
  choose(selector: string, value: string): Promise<void>;
  run<T>(script: string): Promise<T>;
}

/** Cards of ours, by title. */
export const card = (name: string): Sought => ({ selector: '[role=dialog]', name });
/** Buttons on cards and other parts of ours. */
export const button = (within: string, name: string): Sought => ({ selector: 'button', name, within });
export const at = (selector: string): Sought => ({ selector });
export { Key };

export function createVisitor(driver: WebDriver): Visitor {
  const all = (sought: Sought): Promise<Seen[]> => driver.executeScript<Seen[]>(look, sought);
  const words = ({ selector, name }: Sought): string => [selector, name].filter(Boolean).join(' ');

  /** Where it is once it stands still and nothing lies over it. */
  async function placeOf(sought: Sought): Promise<{ x: number; y: number }> {
    let before = '';
    let spot = { x: 0, y: 0 };
    await expect
      .poll(
        async () => {
          const [one] = await all(sought);
          const place = JSON.stringify(one && [one.x, one.y, one.free]);
          const isStill = place === before && one?.free === true;
          before = place;
          if (one) spot = { x: Math.round(one.x), y: Math.round(one.y) };
          return isStill;
        },
        { message: `${words(sought)} can be pressed`, intervals: [50] },
      )
      .toBe(true);
    return spot;
  }

  /** A page that begins to scroll in the moment of the press takes the element from under the pointer, so a press that went astray is made again. */
  async function press(sought: Sought): Promise<void> {
    for (;;) {
      const { x, y } = await placeOf(sought);
      await driver.executeScript(notePresses, sought.selector);
      await driver.actions().move({ x, y, origin: Origin.VIEWPORT }).press(Button.LEFT).release(Button.LEFT).perform();
      if (!(await driver.executeScript<boolean>(() => window.wentAstray === true))) return;
    }
  }

  return {
    open: (url) => driver.get(url),
    reload: () => driver.navigate().refresh(),
    all,
    async see(sought) {
      await expect.poll(async () => (await all(sought)).length, { message: `${words(sought)} is there` }).not.toBe(0);
      const [one] = await all(sought);
      if (!one) throw new Error(`${words(sought)} was there and went`);
      return one;
    },
    press,
    type: (...keys) =>
      driver
        .actions()
        .sendKeys(...keys)
        .perform(),
    choose: (selector, value) => driver.findElement(By.css(`${selector} option[value="${value}"]`)).click(),
    run: (script) => driver.executeScript(script),
  };
}
