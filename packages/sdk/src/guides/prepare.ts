import type { GuideVersion } from '@handrail/protocol';
import type { Facts } from '@handrail/protocol/conditions';
import { isSafeUrl } from '@handrail/protocol/links';
import { fillIn, localise } from '@handrail/protocol/text';
import { findExact } from '@handrail/target';
import type { Log } from '../core/log.ts';
import { loadMessages, type Messages } from '../kit/messages.ts';
import { isWhole } from './read-guide.ts';
import { describeElement } from './triggers/describe-element.ts';

export interface PrepareOptions {
  guide: unknown;
  /** The visitor's languages, the most wanted first. */
  locales: readonly string[];
  facts(): Facts;
  log: Log;
}

/** What only a page needs that shows something. */
export interface Prepared {
  guide: GuideVersion;
  messages: Messages;
  facts(): Facts;
  open(url: string, newTab?: boolean): void;
}

/** Makes a guide ready to be shown, its words in the visitor's language and filled in. One that is broken is none. */
export async function prepare({ guide, locales, facts, log }: PrepareOptions): Promise<Prepared | undefined> {
  if (!isWhole(guide)) return undefined;
  return {
    guide: fillIn(localise(guide, locales), facts().traits),
    messages: await loadMessages(...locales),
    facts: () => ({ ...facts(), element: (target) => describeElement(findExact(target, document)) }),
    open(url, newTab) {
      if (!isSafeUrl(url)) return log.warn('left an address that is not safe', url);
      if (newTab) window.open(url, '_blank', 'noopener');
      else location.assign(url);
    },
  };
}
