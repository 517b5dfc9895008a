import type { Target } from '@handrail/protocol';
import { findExact, isFixed } from './exact.ts';
import type { Finding, Root } from './finding.ts';

type Stop = () => void;
type Search = (target: Target, root: Root) => Finding;

interface Watcher {
  target: Target;
  root: Root;
  listener: (finding: Finding) => void;
  last?: Finding;
}

/** Rest after a pass, as a multiple of what it cost: so watching never takes more than one part in fifty. */
const REST = 50;

const watchers = new Set<Watcher>();
let search: Search | undefined;
let observer: MutationObserver | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
let restUntil = 0;

/**
 * Tells the listener, soon and not at once, where the target is, and again after every change of the answer:
 * it appears, becomes another element, changes its confidence, is gone. Nothing is polled.
 */
export function watch(target: Target, root: Root, listener: (finding: Finding) => void): Stop {
  const watcher: Watcher = { target, root, listener };
  watchers.add(watcher);
  observer ??= new MutationObserver(schedule);
  observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
  addEventListener('resize', schedule);
  schedule();
  return () => {
    watchers.delete(watcher);
    if (watchers.size) return;
    observer?.disconnect();
    observer = undefined;
    removeEventListener('resize', schedule);
    clearTimeout(timer);
    timer = undefined;
  };
}

function schedule(): void {
  timer ??= setTimeout(pass, Math.max(0, restUntil - performance.now()));
}

function pass(): void {
  timer = undefined;
  const start = performance.now();
  for (const watcher of watchers) {
    try {
      look(watcher);
    } catch {
      // A page can break any method that we call, and a listener can throw: the other targets are still watched.
    }
  }
  const end = performance.now();
  restUntil = end + REST * (end - start);
}

function look(watcher: Watcher): void {
  const { target, root } = watcher;
  const exact = findExact(target, root);
  if ('element' in exact || isFixed(target)) return tell(watcher, exact);
  if (search) return tell(watcher, search(target, root));
  // The search is fetched once, when the first target needs it; until it is here, the exact answer stands.
  import('./search.ts').then(
    (module) => {
      search = module.search;
      schedule();
    },
    () => tell(watcher, exact),
  );
}

function tell(watcher: Watcher, finding: Finding): void {
  if (same(watcher.last, finding) || !watchers.has(watcher)) return;
  watcher.last = finding;
  watcher.listener(finding);
}

function same(one: Finding | undefined, two: Finding): boolean {
  if (!one) return false;
  if ('element' in one) return 'element' in two && one.element === two.element && one.confidence === two.confidence;
  return 'missing' in two && one.missing === two.missing && one.best === two.best;
}
