import type { Target } from '@handrail/protocol';
import { findExact, isFixed } from './exact.ts';
import { either, type Finding, type FindOptions, type Found, type Missing, type Root } from './finding.ts';
import { rootOf } from './within.ts';

type Stop = () => void;
type Search = (target: Target, root: Root, options?: FindOptions) => Generator<void, Finding>;

interface Watcher {
  target: Target;
  root: Root;
  listener: (finding: Finding) => void;
  last?: Finding;
  searchedAt: number;
}

/** No slice of work is longer, so that the page answers its visitor in between. */
const SLICE_MS = 4;
/** The share of the main thread that may be used in the long run, and how much may be saved up for the first answers. */
const SHARE = 0.015;
const SAVED_MS = 100;
/** An element that the search found is searched again after a change of the page, but no more often than this. */
const AGAIN_MS = 1_000;
/** Changes of visibility that no mutation tells. */
const SIGNS = ['resize', 'transitionend', 'animationend', 'toggle', 'load'];

const watchers = new Set<Watcher>();
let search: Search | undefined;
let loading: Promise<void> | undefined;
let observer: MutationObserver | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
let work: Generator<void> | undefined;
let dirty = false;
let credit = SAVED_MS;
let creditAt = 0;

/**
 * Tells the listener, soon and not at once, where the target is, and again after every change of the answer:
 * it appears, becomes another element, changes its confidence, is gone. Nothing is polled.
 */
export function watch(target: Target, root: Root, listener: (finding: Finding) => void): Stop {
  const watcher: Watcher = { target, root, listener, searchedAt: -AGAIN_MS };
  watchers.add(watcher);
  if (!observer) {
    observer = new MutationObserver(changed);
    for (const sign of SIGNS) addEventListener(sign, changed, { capture: true, passive: true });
  }
  observe(root);
  changed();
  return () => {
    watchers.delete(watcher);
    if (!watchers.size) rest();
  };
}

function observe(root: Root): void {
  observer?.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
}

function rest(): void {
  observer?.disconnect();
  observer = work = undefined;
  for (const sign of SIGNS) removeEventListener(sign, changed, { capture: true });
  clearTimeout(timer);
  timer = undefined;
}

function changed(): void {
  dirty = true;
  schedule();
}

/** The next slice comes as soon as the share of the main thread allows it. */
function schedule(): void {
  if (timer !== undefined) return;
  const now = performance.now();
  credit = Math.min(SAVED_MS, credit + (now - creditAt) * SHARE);
  creditAt = now;
  timer = setTimeout(slice, credit > 0 ? 0 : Math.ceil((SLICE_MS - credit) / SHARE));
}

function slice(): void {
  timer = undefined;
  const start = performance.now();
  if (!work) {
    dirty = false;
    work = pass();
  }
  let now = start;
  while (work && now - start < SLICE_MS) {
    if (work.next().done) work = undefined;
    now = performance.now();
  }
  credit -= now - start;
  if (observer && (work || dirty)) schedule();
}

function* pass(): Generator<void> {
  // A copy, since looking at a target puts it behind those that have waited longer.
  for (const watcher of [...watchers]) {
    try {
      yield* look(watcher);
    } catch {
      // A page can break any method that we call, and a listener can throw: the other targets are still watched.
    }
    yield;
  }
}

function* look(watcher: Watcher): Generator<void> {
  const { target, last } = watcher;
  const root = rootOf(target, watcher.root, (host, at) => findExact(host, at, { hidden: true }));
  if (!root) return tell(watcher, { missing: 'no-match' });
  if (root !== watcher.root) observe(root);
  const exact = findExact(target, root);
  if ('element' in exact || isFixed(target)) return tell(watcher, exact);
  if (!search) {
    // The search is fetched once, when the first target needs it; where it cannot be had, the exact answer stands.
    loading ??= import('./search.ts').then((module) => {
      search = module.searchInSteps;
    });
    loading.then(changed, () => tell(watcher, exact));
    return;
  }
  const now = performance.now();
  const fresh = now - watcher.searchedAt < AGAIN_MS;
  if (fresh && last && 'element' in last && last.element.isConnected) return;
  watcher.searchedAt = now;
  watchers.delete(watcher);
  watchers.add(watcher);
  tell(watcher, either(exact, yield* search(target, root)));
}

function tell(watcher: Watcher, finding: Finding): void {
  if (same(watcher.last, finding) || !watchers.has(watcher)) return;
  watcher.last = finding;
  watcher.listener(finding);
}

/** Whether two answers say the same; each lacks what belongs to the other kind. */
function same(one: Partial<Found & Missing> | undefined, two: Partial<Found & Missing>): boolean {
  return (
    one?.element === two.element &&
    one?.confidence === two.confidence &&
    one?.missing === two.missing &&
    one?.best === two.best
  );
}
