import type { Guard } from '../core/guard.ts';
import { createLifetime, type Stop } from '../core/lifetime.ts';
import { onLaidOut } from './laid-out.ts';
import { listen } from './listen.ts';

/** In all lists together: at two frames each, some ten seconds. */
const MOST_STEPS = 300;
const MOST_ELEMENTS = 20_000;
/** So long it looks for lists in one frame. */
const SLICE_MS = 3;
/** A virtual list draws less than this of the height that it says it has. */
const DRAWN = 0.6;
/** So many elements are looked at before the clock is. */
const STEP = 50;
/** So many elements most likely hold the first text. */
const ENOUGH = 100;
/** So many children make a list. */
const ROWS = 5;
/** What a visitor scrolls by, or does meanwhile. */
const HANDS = ['wheel', 'touchmove', 'keydown', 'pointerdown'];

type Did = 'looked' | 'scrolled';

/**
 * Scrolls the lists of the page that draw only what can be seen, step by step, until `isThere`; where it was not found,
 * each is left as it was. A visitor who does something ends it.
 */
export function roll(isThere: () => boolean, guard: Guard): Stop {
  const life = createLifetime();
  let byHand = false;
  const steps = walk(() => byHand || isThere());
  const soon = (): void => onLaidOut(guard, go);
  function go(): void {
    if (life.ended()) return;
    const start = performance.now();
    let step = steps.next();
    while (step.value === 'looked' && performance.now() - start < SLICE_MS) step = steps.next();
    if (step.done) return life.end();
    // Two frames after scrolling: in the first the list hears of it, before the second it has drawn.
    requestAnimationFrame(step.value === 'scrolled' ? () => requestAnimationFrame(soon) : soon);
  }
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
  soon();
  return life.end;
}

function* walk(isThere: () => boolean): Generator<Did, void> {
  const lists: Element[] = [];
  for (const list of scrollers(document)) {
    yield 'looked';
    if (list && (yield* isVirtual(list))) lists.push(list);
  }
  let left = MOST_STEPS;
  for (const list of lists) {
    const before = list.scrollTop;
    const scroll = (top: number): void => list.scrollTo({ top, behavior: 'instant' });
    try {
      for (const at of stops(before, list)) {
        if (left-- <= 0) return;
        scroll(at);
        yield 'scrolled';
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

/** What holds rows and scrolls, and nothing now and then. Sizes are dear on a large page, so only what holds rows is asked for its own. */
function* scrollers(root: Document | ShadowRoot): Generator<Element | undefined> {
  const whole = 'scrollingElement' in root ? root.scrollingElement : null;
  const asked = new Set<Element>();
  const all = root.querySelectorAll('*');
  for (let at = 0; at < Math.min(all.length, MOST_ELEMENTS); at++) {
    if (at % STEP === 0) yield;
    const element = all.item(at);
    if (element.localName === 'handrail-root') continue;
    const inner = element.shadowRoot ?? (element as Partial<HTMLIFrameElement>).contentDocument; // frames alone have one
    if (inner) yield* scrollers(inner);
    if (element.childElementCount < ROWS) continue;
    for (const box of around(element, asked)) {
      asked.add(box);
      const { scrollHeight, clientHeight } = box;
      const isLong = clientHeight > 0 && scrollHeight >= 2 * clientHeight;
      yield isLong && (box === whole || /auto|scroll/.test(getComputedStyle(box).overflowY)) ? box : undefined;
    }
  }
}

/** The element and what it lies in, the outermost first, without what is known. */
function around(element: Element, known: ReadonlySet<Element>): Element[] {
  const boxes: Element[] = [];
  for (let at: Element | null = element; at && !known.has(at); at = at.parentElement) boxes.unshift(at);
  return boxes;
}

/** Whether the texts of what holds rows fill only a part of the height that there is to scroll. */
function* isVirtual(list: Element): Generator<Did, boolean> {
  let [top, bottom] = [Infinity, -Infinity];
  const all = list.querySelectorAll('*');
  const end = Math.min(all.length, MOST_ELEMENTS);
  const begin = Math.min(end, ENOUGH);
  // The first of them and then the last: of a list that draws all that it has, these soon lie far enough apart to say so.
  for (let at = 0; at < begin + end; at++) {
    if (at % STEP === 0) yield 'looked';
    const element = all.item(at < begin ? at : end - 1 - (at - begin));
    if (element.childElementCount || !element.textContent?.trim()) continue;
    const box = element.getBoundingClientRect();
    if (!box.height) continue;
    top = Math.min(top, box.top);
    bottom = Math.max(bottom, box.bottom);
    if (bottom - top >= DRAWN * list.scrollHeight) return false;
  }
  return true;
}
