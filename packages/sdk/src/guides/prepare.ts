import type { GuideVersion } from '@handrail/protocol';
import type { Log } from '../core/log.ts';
import { loadMessages, type Messages } from '../kit/messages.ts';
import { isSafeUrl } from '@handrail/protocol/links';

export interface PrepareOptions {
  guide: GuideVersion;
  /** The visitor's languages, the most wanted first. */
  locales: readonly string[];
  log: Log;
}

/** What only a page needs that shows something. */
export interface Prepared {
  guide: GuideVersion;
  messages: Messages;
  open(url: string, newTab?: boolean): void;
}

/** Makes a guide ready to be shown: its words in the visitor's language. */
export async function prepare({ guide, locales, log }: PrepareOptions): Promise<Prepared> {
  return {
    guide,
    messages: await loadMessages(...locales),
    open(url, newTab) {
      if (!isSafeUrl(url)) return log.warn('left an address that is not safe', url);
      if (newTab) window.open(url, '_blank', 'noopener');
      else location.assign(url);
    },
  };
}
