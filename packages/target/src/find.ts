import type { Target } from '@handrail/protocol';
import { findInSteps } from './everywhere.ts';
import type { Finding, FindOptions, Root } from './finding.ts';
import { finish } from './walk.ts';

/** Where the target is now, or why nothing is given: exact signals first, the whole search when they fail. */
export function find(target: Target, root: Root = document, options: FindOptions = {}): Finding {
  try {
    return finish(findInSteps(target, root, options));
  } catch {
    // A page can break any method that we call; a guide that stays silent is the lesser harm.
    return { missing: 'no-match' };
  }
}
