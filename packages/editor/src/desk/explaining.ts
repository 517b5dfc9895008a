import type { Reason } from '@handrail/protocol/explain';
import type { PageLink } from '../page-link.ts';
import type { Core } from './core.ts';

/** Why the guide would start by itself on this page, as the page tells. */
export interface Explaining {
  /** Asks anew, in a language. */
  explain(language: string): void;
  explained(requestId: string, reasons: readonly Reason[]): void;
}

/** So many guides are told by name. */
const MOST_TITLES = 1_000;

export function createExplaining({ guide: draft, state, set }: Core, link: Pick<PageLink, 'say'>): Explaining {
  let asked = 0;
  return {
    explain(language) {
      const guide = draft();
      if (!guide) return;
      const { as, entries = [], session } = state();
      const titles = Object.fromEntries(entries.slice(0, MOST_TITLES).map(({ guideId, title }) => [guideId, title]));
      const { segments = [] } = session.app;
      asked += 1;
      link.say({ type: 'explain', requestId: `why-${asked}`, language, titles, guide, as, segments });
    },
    explained(requestId, reasons) {
      if (requestId === `why-${asked}`) set({ reasons });
    },
  };
}
