import type { TraitValue } from '@handrail/protocol';
import { CLIENT, familyOf } from '@handrail/protocol/explore';
import type { Who } from './usage-questions.ts';

/** What something was done with, as far as it is known. */
export interface Client {
  /** Name and major version, such as `Firefox 140`. */
  browser?: string;
  /** Of the host's application, as it calls it. */
  appVersion?: string;
}

/** The part of a question that says what something was done with; undefined where it does not. */
export function clientsOf(who: Who = {}): Who | undefined {
  const said = Object.entries(who).filter(([name]) => isOfClient(name));
  return said.length === 0 ? undefined : Object.fromEntries(said);
}

export const isOfClient = (name: string): boolean => name === CLIENT.browser || name === CLIENT.appVersion;

/** Whether a question is about what was done with this. A browser without a version stands for all versions of it. */
export function fitsClient(who: Who | undefined, { browser, appVersion }: Client = {}): boolean {
  const fits = (name: string, ...known: (string | undefined)[]): boolean =>
    who?.[name]?.some((one) => known.includes(one === null ? undefined : String(one))) ?? true;
  const isBrowser =
    browser === undefined ? fits(CLIENT.browser, undefined) : fits(CLIENT.browser, browser, familyOf(browser));
  return isBrowser && fits(CLIENT.appVersion, appVersion);
}

/** The group of something when it is counted apart by browser, of all its versions, or by version; null is what is not known. */
export function groupOf(name: string, { browser, appVersion }: Client = {}): string | null {
  if (name === CLIENT.appVersion) return appVersion ?? null;
  return browser === undefined ? null : familyOf(browser);
}

/** What a question is about in one of these groups: where it names some of it already, those. */
export function inGroup(who: Who | undefined, name: string, group: TraitValue | null): Who {
  const isIn = (one: TraitValue | null): boolean =>
    one === null ? group === null : groupOf(name, { browser: String(one), appVersion: String(one) }) === group;
  return { ...who, [name]: who?.[name]?.filter(isIn) ?? [group] };
}

/** Of what many events share, which is not put into words for each of them. */
const keys = new WeakMap<Client, string>();

/** The same text for the same; undefined where nothing is known. */
export function clientKey(client: Client | undefined): string | undefined {
  if (client === undefined) return undefined;
  const known = keys.get(client);
  if (known !== undefined) return known;
  const { browser, appVersion } = client;
  if (browser === undefined && appVersion === undefined) return undefined;
  const key = JSON.stringify([browser ?? null, appVersion ?? null]);
  keys.set(client, key);
  return key;
}

export function readClient(key: string): Client {
  // Written by `clientKey`, and by nobody else.
  const [browser, appVersion] = JSON.parse(key) as [string | null, string | null];
  return { ...(browser !== null && { browser }), ...(appVersion !== null && { appVersion }) };
}
