import type { Guide } from '@handrail/protocol';
import type { Issue } from '@handrail/protocol/schema';
import { findLostWays } from './lost-ways.ts';
import { findRepeatedIds } from './repeated-ids.ts';
import { findSilentLoops } from './silent-loops.ts';
import { findUnfitBranches } from './unfit-branches.ts';
import { findUnfitPatterns } from './unfit-patterns.ts';
import { findUnsafeAddresses } from './unsafe-addresses.ts';
import { findWrongTranslations } from './wrong-translations.ts';

/** What a schema cannot say about a guide, and what no visitor must meet. Whoever sends such a guide is told all of it. */
export function findGuideMistakes(guide: Guide): Issue[] {
  return [
    ...findUnsafeAddresses(guide),
    ...findRepeatedIds(guide),
    ...findLostWays(guide),
    ...findUnfitBranches(guide),
    ...findSilentLoops(guide),
    ...findUnfitPatterns(guide),
    ...findWrongTranslations(guide),
    ...findMissingTarget(guide),
  ];
}

function findMissingTarget(guide: Guide): Issue[] {
  if (guide.kind !== 'launcher' || guide.target !== undefined || (guide.form ?? 'corner') === 'corner') return [];
  return [{ path: '/target', message: `is required for a launcher whose form is "${guide.form}"` }];
}
