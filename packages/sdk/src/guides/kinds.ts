import type { Guide, Kind } from '@handrail/protocol';
import type { prepare } from './prepare.ts';
import type { Body } from './read-guide.ts';
import type { Remembers } from './lying.ts';
import type { StartGuide } from './stage.ts';

/** What `kinds/<kind>/index.ts` exports: how the kind runs, and what is needed once anything is shown at all. */
export interface KindModule<G extends Guide = Guide> {
  start: StartGuide<G>;
  /**
   * Whether nothing is missing on which the kind leans. A guide that is broken, or has parts that a later version will know,
   * is left out alone.
   */
  isWhole(guide: Body): boolean;
  /** Passed on from `prepare.ts`, so that it comes with the same request and no page without guides pays for it. */
  prepare: typeof prepare;
  /** Of kinds that lie beside the page: how the tab remembers them. */
  lying?: Remembers;
}

/** The kinds of guide that this release can show, each a chunk of its own. */
export const kinds: { [K in Kind]: () => Promise<KindModule<Extract<Guide, { kind: K }>>> } = {
  walkthrough: () => import('./kinds/walkthrough/index.ts'),
  announcement: () => import('./kinds/announcement/index.tsx'),
  banner: () => import('./kinds/banner/index.tsx'),
  hint: () => import('./kinds/hint/index.tsx'),
  launcher: () => import('./kinds/launcher/index.tsx'),
  checklist: () => import('./kinds/checklist/index.tsx'),
  survey: () => import('./kinds/survey/index.tsx'),
  'known-issue': () => import('./kinds/known-issue/index.tsx'),
};
