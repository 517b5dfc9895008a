import type { Guide, Trigger } from '@handrail/protocol';
import { inAudience, type Facts } from '@handrail/protocol/conditions';
import { explainGuide, type Reason } from '@handrail/protocol/explain';
import { german } from '@handrail/protocol/explain/de';
import { english } from '@handrail/protocol/explain/en';
import { french } from '@handrail/protocol/explain/fr';

/** In whose words a draft is explained, and what guides are called that it names. */
export interface Explaining {
  language: string;
  titles: Readonly<Record<string, string>>;
}

/** What comes about while a visitor works, or what a host page tells then: nobody knows it of a visitor who is thought up. */
const ONLY_LIVE: ReadonlySet<string> = new Set(['event', 'app-version', 'idle', 'scroll', 'exit', 'limits']);

/** Why a draft would start by itself on this page for whom it is previewed, or would not. */
export function explainDraft(guide: Guide, facts: Facts, { language, titles }: Explaining): Reason[] {
  const moment = {
    now: {
      ...{ facts, limits: undefined, shownToday: 0, busy: false },
      history: (guideId: string) => facts.history?.(guideId),
      fired: (trigger: Trigger) => trigger.on === 'element' && facts.element?.(trigger.target) !== undefined,
      isFor: () => inAudience(guide.audience, facts),
    },
    isHeldOut: 'unknown' as const,
  };
  return explainGuide(guide, moment, {
    texts: [german, french].find(({ locale }) => locale === language) ?? english,
    isKnown: (what) => !ONLY_LIVE.has('on' in what ? what.on : what.type),
    titleOf: (guideId) => (Object.hasOwn(titles, guideId) ? titles[guideId] : undefined),
  });
}
