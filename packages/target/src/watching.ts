import { milliseconds } from './clock.ts';
import type { Finding } from './finding.ts';
import { look, tell, type Watcher } from './look.ts';
import type * as Seeking from './seek.ts';

/** No slice of work is longer, so that the page answers its visitor in between. */
const SLICE_MS = 3;
/** The share of the main thread that may be used in the long run, and how much may be saved up for a page that has changed. */
const SHARE = 0.01;
const SAVED_MS = 100;
/** A page that changes all the time is looked at once in so long. */
const GAP_MS = 50;
/** A page is at rest when nothing has changed for so long. Then so much may be used ahead, since nobody else needs it. */
const REST_MS = 250;
const AHEAD_MS = 150;
/** Where no frames are drawn, as in a tab behind others, the page is looked at all the same after so long. */
const FRAME_MS = 200;
/** Changes of visibility that no mutation tells. */
const SIGNS = ['transitionend', 'animationend', 'toggle', 'load', 'change'];

const watchers = new Set<Watcher>();
/** The documents and shadow roots that some answer depends on. */
let heard = new WeakSet<Node>();
let seeking: typeof Seeking | undefined;
let loading: Promise<void> | undefined;
let observer: MutationObserver | undefined;
let listening = new AbortController();
let timer: ReturnType<typeof setTimeout> | undefined;
let dueAt = 0;
/** Counts what is scheduled: of a slice that was put off nothing is left to come. */
let turn = 0;
let work: Generator<void, number | undefined> | undefined;
let isDirty = false;
let credit = SAVED_MS;
let creditAt = 0;
let changedAt = 0;
let lookedAt = 0;
/** When the page was last laid out for a frame, and what waits for that. */
let laidOutAt = 0;
let frames: ResizeObserver | undefined;
let inFrame: (() => void) | undefined;
/** What was found and has not been told yet. */
let news: [Watcher, Finding | undefined][] = [];

/** Follows a target from now on. */
export function follow(watcher: Watcher): void {
  if (!watchers.size) addEventListener('resize', changed, { signal: listening.signal });
  watchers.add(watcher);
  lookSoon();
}

/** Whether there is more to look at than one new target. */
export const isBusy = (): boolean => watchers.size > 0;

export function leave(watcher: Watcher): void {
  if (watchers.delete(watcher) && !watchers.size) rest();
}

function hear(root: Node): void {
  // Whether what it holds is seen depends on all that is around it.
  for (let at: Node | undefined = root.getRootNode(); at; at = (at as Partial<ShadowRoot>).host?.getRootNode()) {
    if (heard.has(at)) continue;
    heard.add(at);
    observer ??= new MutationObserver(changed);
    observer.observe(at, { subtree: true, childList: true, attributes: true, characterData: true });
    const { signal } = listening;
    for (const sign of SIGNS) at.addEventListener(sign, changed, { capture: true, passive: true, signal });
  }
}

function rest(): void {
  observer?.disconnect();
  listening.abort();
  listening = new AbortController();
  heard = new WeakSet();
  cancel();
  timer = work = undefined;
}

function changed(records?: unknown): void {
  isDirty = true;
  changedAt = milliseconds();
  seeking?.note(records, watchers, changedAt);
  spendSince(changedAt);
  schedule(lookedAt + GAP_MS - changedAt);
}

/** Somebody waits for it. */
function lookSoon(): void {
  changed();
  schedule(0);
}

/** Hearing of changes costs as looking does: with a thousand of them a second almost as much. */
function spendSince(start: number): void {
  credit = Math.max(credit + start - milliseconds(), -AHEAD_MS);
}

/** The next slice comes as soon as the share of the main thread allows it, or when the page has come to rest. */
function schedule(wait: number): void {
  const now = milliseconds();
  credit = Math.min(SAVED_MS, credit + (now - creditAt) * SHARE);
  creditAt = now;
  const left = isAtRest(now) ? credit + AHEAD_MS : credit;
  const at = now + Math.max(wait, left > 0 ? 0 : (SLICE_MS - left) / SHARE);
  if (timer !== undefined && at > dueAt - SLICE_MS) return;
  cancel();
  dueAt = at;
  timer = setTimeout(wake, Math.min(at - now, REST_MS));
}

const isAtRest = (now: number): boolean => now - changedAt >= REST_MS;

/**
 * In the next frame, as soon as the page has been laid out for it: what is asked of it then costs no layout of its own, as
 * it does once the page has changed again. Soon in any case, since no frames may be drawn, and a page may have put
 * something in the place of what waits for them.
 */
function wake(): void {
  timer = undefined;
  const now = milliseconds();
  if (now < dueAt - SLICE_MS) {
    const wait = dueAt - now;
    dueAt = Infinity;
    // At rest there is more to spend, and so it may be time already.
    return schedule(isAtRest(now) ? 0 : Math.min(wait, REST_MS));
  }
  if (changedAt < laidOutAt) return slice();
  const mine = ++turn;
  inFrame = () => mine === turn && slice();
  timer = setTimeout(inFrame, FRAME_MS);
  try {
    frames ??= new ResizeObserver(framed);
    frames.observe(document.documentElement);
  } catch {
    // A page can break any method that we call; then the timer is all there is.
  }
}

/** An observer of sizes is called between layout and painting, at first for whatever it observes. */
function framed(): void {
  try {
    frames?.disconnect();
  } catch {
    // Broken by the page, it is not called again; then the timer is all there is.
  }
  laidOutAt = milliseconds();
  inFrame?.();
}

/** A page may have put nothing in the place of what ends a timer. */
function cancel(): void {
  turn += 1;
  if (typeof clearTimeout === 'function') clearTimeout(timer);
}

function slice(): void {
  cancel();
  timer = undefined;
  if (!watchers.size) return;
  const start = milliseconds();
  if (!work) {
    isDirty = false;
    lookedAt = start;
    work = pass();
  }
  let wait: number | undefined;
  while (work && milliseconds() - start < SLICE_MS) {
    const step = work.next();
    if (step.done) {
      work = undefined;
      wait = step.value;
    }
  }
  spendSince(start);
  if (news.length) setTimeout(spread);
  if (work) schedule(0);
  else if (isDirty) schedule(lookedAt + GAP_MS - milliseconds());
  else if (wait !== undefined) schedule(wait);
}

/** Listeners draw, which has no place between the layout of a frame and its painting. */
const learn = (watcher: Watcher, finding: Finding | undefined): void => void news.push([watcher, finding]);

function spread(): void {
  const told = news;
  news = [];
  for (const [watcher, finding] of told) tell(watcher, finding);
}

/** One look at every target; answers with the time after which another is worth while though nothing has changed. */
function* pass(): Generator<void, number | undefined> {
  for (const watcher of [...watchers]) {
    if (!watcher.unsure || !seeking || seeking.isDue(watcher)) learn(watcher, look(watcher, hear));
    if (watcher.unsure && !seeking) search(watcher, watcher.unsure);
    yield;
  }
  return seeking && (yield* seeking.seek(watchers, learn, hear));
}

/** The search is fetched once, when the first target needs it; where it cannot be had, the exact answer stands. */
function search(watcher: Watcher, exact: Finding): void {
  loading ??= import('./seek.ts').then((module) => {
    seeking = module;
  });
  loading.then(lookSoon, () => tell(watcher, exact));
}
