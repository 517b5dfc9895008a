import type { Target } from '@handrail/protocol';
import { findExact, isFixed } from './exact.ts';
import { either, type Finding, type FindOptions, type Root } from './finding.ts';
import { rootOf } from './within.ts';
import { search } from './search.ts';

/** Where the target is now, or why nothing is given: exact signals first, the whole search when they fail. */
export function find(target: Target, root: Root = document, options: FindOptions = {}): Finding {
  try {
    return findWithin(target, root, options);
  } catch {
    // A page can break any method that we call; a guide that stays silent is the lesser harm.
    return { missing: 'no-match' };
  }
}

function findWithin(target: Target, root: Root, options: FindOptions): Finding {
  const inner = rootOf(target, root, (host, at) => findWithin(host, at, { ...options, hidden: true }));
  if (!inner) return { missing: 'no-match' };
  const exact = findExact(target, inner, options);
  return 'element' in exact || isFixed(target) ? exact : either(exact, search(target, inner, options));
}
