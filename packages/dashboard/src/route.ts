import { DEFAULT_CHOICE, formatChoice, parseChoice, type RangeChoice } from './range.ts';

/** Where somebody is in the dashboard. All of it stands in the hash of the address, so that it can be sent to others. */
export type Route =
  | { page: 'home' }
  | { page: 'sign-in'; token: string }
  | { page: 'invitation'; token: string }
  | { page: 'account' }
  | { page: 'members' }
  | { page: 'audit' }
  | { page: 'settings'; appId: string }
  | { page: 'guides'; appId: string; choice: RangeChoice }
  | { page: 'guide'; appId: string; guideId: string; choice: RangeChoice }
  | { page: 'unknown' };

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#/, '').split(/\?(.*)/s);
  const parts = path.split('/').filter((part) => part !== '');
  const choice = parseChoice(new URLSearchParams(query));
  const [first, second = '', third, fourth = ''] = parts.map(decode);
  if (first === undefined) return { page: 'home' };
  if (first === 'sign-in' && parts.length === 2) return { page: 'sign-in', token: second };
  if (first === 'invitation' && parts.length === 2) return { page: 'invitation', token: second };
  if (parts.length === 1 && (first === 'account' || first === 'members' || first === 'audit')) return { page: first };
  if (first !== 'apps') return { page: 'unknown' };
  if (parts.length === 1) return { page: 'home' };
  if (parts.length === 2 || (parts.length === 3 && third === 'guides'))
    return { page: 'guides', appId: second, choice };
  if (parts.length === 3 && third === 'settings') return { page: 'settings', appId: second };
  if (parts.length === 4 && third === 'guides') return { page: 'guide', appId: second, guideId: fourth, choice };
  return { page: 'unknown' };
}

export function guidesHref(appId: string, choice: RangeChoice = DEFAULT_CHOICE): string {
  return `#/apps/${encodeURIComponent(appId)}${formatChoice(choice)}`;
}

export const settingsHref = (appId: string): string => `#/apps/${encodeURIComponent(appId)}/settings`;

export function guideHref(appId: string, guideId: string, choice: RangeChoice = DEFAULT_CHOICE): string {
  return `#/apps/${encodeURIComponent(appId)}/guides/${encodeURIComponent(guideId)}${formatChoice(choice)}`;
}

/** The same page over another window. */
export function withChoice(route: Route, choice: RangeChoice): string {
  if (route.page === 'guide') return guideHref(route.appId, route.guideId, choice);
  return route.page === 'guides' ? guidesHref(route.appId, choice) : '#/';
}
