import type { Manifest } from '@handrail/protocol';
import type { Gate } from '../page/gate.ts';

export interface HandrailOptions {
  /** The app's public key, `hk_…`, from the dashboard. */
  appKey: string;
  /**
   * Address of the collector, absolute or relative to the page; it may end in a path. Without it nothing is sent or
   * stored for sending, and guides come from `manifest` alone.
   */
  collector?: string;
  /** Guides handed in, instead of those that the collector publishes: for tests and static pages. */
  manifest?: Manifest;
  /** Language of our own words, such as `de`. @default the page's `lang`, then the browser's language */
  locale?: string;
  /** Version of your application, such as `4.2.0`, of at most 50 characters: for the conditions of guides, and sent with events. */
  appVersion?: string;
  /** The answer to a request for the manifest that the loader has sent ahead, so that it comes along with the shell. */
  ahead?: Promise<Response>;
  /** Where the loader stands at the window, before listeners that the page has added since: it hears for us until closed. */
  gate?: Gate;
}

export interface Resolved extends Omit<HandrailOptions, 'collector'> {
  /** What every key in the browser's storage begins with. */
  prefix: string;
  /** Ends in `/`. */
  collector: string | undefined;
}

/** @throws TypeError which says what to put right. */
export function resolveOptions(options: HandrailOptions): Resolved {
  const { appKey, collector } = options;
  if (typeof appKey !== 'string' || !appKey) throw new TypeError('appKey is missing');
  const base = collector === undefined ? undefined : new URL(collector, document.baseURI).href.replace(/[?#].*$/, '');
  return {
    ...options,
    prefix: `handrail:${appKey}:`,
    collector: base?.replace(/\/*$/, '/'),
  };
}
