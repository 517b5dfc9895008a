import type { Who } from '../index.ts';

/**
 * Names in `who` that are no traits: they say what something was done with. Only what was done in one of these browsers, or in one of
 * these versions of the host's application, then counts.
 */
export const CLIENT = { browser: '@browser', appVersion: '@appVersion' } as const;

/** What `AskedClient` calls each of them. */
const CLIENT_FIELDS = { [CLIENT.browser]: 'browser', [CLIENT.appVersion]: 'appVersion' } as const;

/** By what of that a question counts apart; undefined where by a trait, or by nothing. */
export const clientFieldOf = (by: string | undefined): keyof AskedClient | undefined =>
  by === CLIENT.browser || by === CLIENT.appVersion ? CLIENT_FIELDS[by] : undefined;

/** A browser without its version, by which all versions of it are asked for: `Firefox` of `Firefox 140`. */
export const familyOf = (browser: string): string => browser.replace(/ \d+$/, '');

/** How an address asks for what is not known. So a version of this name alone cannot be asked for. */
export const NOT_KNOWN = '@unknown';

export interface AskedClient {
  browser?: string;
  appVersion?: string;
}

/** What a question says of that, and nothing else of it. */
export const clientOf = ({ browser, appVersion }: AskedClient): AskedClient => ({
  ...(browser && { browser }),
  ...(appVersion && { appVersion }),
});

/** The same as people read it, with what they read for what is not known. */
export const clientNames = ({ browser, appVersion }: AskedClient, notKnown: Required<AskedClient>): string[] => [
  ...(browser ? [browser === NOT_KNOWN ? notKnown.browser : browser] : []),
  ...(appVersion ? [appVersion === NOT_KNOWN ? notKnown.appVersion : appVersion] : []),
];

/** The same as `who` has it. */
export function whoWith({ browser, appVersion }: AskedClient): Who {
  const asked = (one: string): Who[string] => [one === NOT_KNOWN ? null : one];
  return {
    ...(browser && { [CLIENT.browser]: asked(browser) }),
    ...(appVersion && { [CLIENT.appVersion]: asked(appVersion) }),
  };
}
