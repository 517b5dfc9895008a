import type { Guard } from '../core/guard.ts';
import { createLifetime, type Stop } from '../core/lifetime.ts';
import { listen } from './listen.ts';

/** In all lists together: at two frames each, some ten seconds. */
const MOST_STEPS = 300;
const MOST_ELEMENTS = 20_000;
/** A virtual list draws less than this of the height that it says it has. */
const DRAWN = 0.6;
/** So many children make a list. */
const ROWS = 5;
/** What a visitor scrolls by, or does meanwhile. */
const HANDS = ['wheel', 'touchmove', 'keydown', 'pointerdown'];

/**
 * Scrolls the lists of the page that draw only what can be seen, step by step, until `isThere`; where it was not found,
 * each is left as it was. A visitor who does something ends it.
 */
export function roll(isThere: () => boolean, guard: Guard): Stop {
  const life = createLifetime();
  let byHand = false;
  const steps = walk(() => byHand || isThere());
  const go = guard(() => {
    if (life.ended()) return;
    if (steps.next().done) return life.end();
    // Two frames: in the first the list hears of the scrolling, before the second it has drawn.
    requestAnimationFrame(() => requestAnimationFrame(go));
  });
  life.add(() => steps.return());
  for (const name of HANDS)
    life.add(
      listen(
        window,
        name,
        () => {
          byHand = true;
          life.end();
        },
        true,
      ),
    );
  go();
  return life.end;
}

function* walk(isThere: () => boolean): Generator<void, void> {
  let left = MOST_STEPS;
  for (const list of [...scrollers(document)].filter(isVirtual)) {
    const before = list.scrollTop;
    const scroll = (top: number): void => list.scrollTo({ top, behavior: 'instant' });
    try {
      for (const at of stops(before, list)) {
        if (left-- <= 0) return;
        scroll(at);
        yield;
        if (isThere()) return;
      }
    } finally {
      if (!isThere()) scroll(before);
    }
  }
}

/** From where it is to the end, which may move away, then what lies before. */
function* stops(from: number, list: Element): Generator<number> {
  const stride = list.clientHeight * 0.9;
  for (let at = from; at < list.scrollHeight - list.clientHeight;) yield (at += stride);
  for (let at = 0; at < from; at += stride) yield at;
}

function* scrollers(root: Document | ShadowRoot): Generator<Element> {
  const whole = 'scrollingElement' in root ? root.scrollingElement : null;
  for (const element of [...root.querySelectorAll('*')].slice(0, MOST_ELEMENTS)) {
    if (element.localName === 'handrail-root') continue;
    const inner = element.shadowRoot ?? (element as Partial<HTMLIFrameElement>).contentDocument; // frames alone have one
    if (inner) yield* scrollers(inner);
    if (element.scrollHeight < 2 * element.clientHeight) continue;
    if (element === whole || /auto|scroll/.test(getComputedStyle(element).overflowY)) yield element;
  }
}

/** Whether it holds rows, and their texts fill only a part of the height that there is to scroll. */
function isVirtual(list: Element): boolean {
  let [top, bottom, rows] = [Infinity, -Infinity, list.childElementCount];
  for (const element of [...list.querySelectorAll('*')].slice(0, MOST_ELEMENTS)) {
    rows = Math.max(rows, element.childElementCount);
    if (element.childElementCount || !element.textContent?.trim()) continue;
    const box = element.getBoundingClientRect();
    if (!box.height) continue;
    top = Math.min(top, box.top);
    bottom = Math.max(bottom, box.bottom);
  }
  return rows >= ROWS && bottom - top < DRAWN * list.scrollHeight;
}
