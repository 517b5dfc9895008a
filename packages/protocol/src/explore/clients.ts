import type { Who } from '../index.ts';

/**
 * Names in `who` that are no traits: they say what something was done with. Only what was done in one of these browsers, or in one of
 * these versions of the host's application, then counts.
 */
export const CLIENT = { browser: '@browser', appVersion: '@appVersion' } as const;

/** A browser without its version, by which all versions of it are asked for: `Firefox` of `Firefox 140`. */
export const familyOf = (browser: string): string => browser.replace(/ \d+$/, '');

export interface AskedClient {
  browser?: string;
  appVersion?: string;
}

/** What a question says of that, and nothing else of it. */
export const clientOf = ({ browser, appVersion }: AskedClient): AskedClient => ({
  ...(browser && { browser }),
  ...(appVersion && { appVersion }),
});

/** The same as people read it. */
export const clientNames = ({ browser, appVersion }: AskedClient): string[] =>
  [browser, appVersion].flatMap((one) => one ?? []);

/** The same as `who` has it. */
export function whoWith({ browser, appVersion }: AskedClient): Who {
  return { ...(browser && { [CLIENT.browser]: [browser] }), ...(appVersion && { [CLIENT.appVersion]: [appVersion] }) };
}
