import type { Target } from '@handrail/protocol';
import { findExact, isFixed } from './exact.ts';
import type { Finding, Found, Missing, Root } from './finding.ts';
import { rootOf } from './within.ts';

/** A target that somebody wants to know the place of. */
export interface Watcher {
  target: Target;
  root: Root;
  listener: (finding: Finding) => void;
  last?: Finding;
  /** What the exact signals said when they could not decide. */
  unsure?: Finding | undefined;
  /** What the whole search looks for it among, as a selector. */
  among?: string;
  /** When the whole search last looked for it. */
  searchedAt?: number;
  /** Nobody wants to know any more. */
  isOver?: boolean;
}

/** What the exact signals say; undefined when that is left to the search. `hear` is told of each root that matters. */
export function look(watcher: Watcher, hear?: (root: Node) => void): Finding | undefined {
  const { target } = watcher;
  let exact: Finding = { missing: 'no-match' };
  watcher.unsure = undefined;
  try {
    hear?.(watcher.root);
    const root = rootOf(target, watcher.root, (host, at) => findExact(host, at, { hidden: true }));
    if (root) {
      hear?.(root);
      exact = findExact(target, root);
    }
  } catch {
    return exact; // a page can break any method that we call
  }
  if ('element' in exact || isFixed(target)) return exact;
  watcher.unsure = exact;
  return undefined;
}

export function tell(watcher: Watcher, finding: Finding | undefined): void {
  if (!finding || same(watcher.last, finding) || watcher.isOver) return;
  watcher.last = finding;
  try {
    watcher.listener(finding);
  } catch {
    // The other targets are still watched.
  }
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
