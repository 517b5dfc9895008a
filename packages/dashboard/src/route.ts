import type { Trouble } from '@handrail/protocol';
import { readQuestion, writeQuestion, type ExploreQuestion } from '@handrail/protocol/explore';
import { TROUBLES_BY_WEIGHT } from './friction/troubles.ts';
import { readFilter, writeFilter, type TicketFilter } from './tickets/filter.ts';
import { DEFAULT_CHOICE, formatChoice, parseChoice, type RangeChoice } from './range.ts';

/** Where somebody is in the dashboard. All of it stands in the hash of the address, so that it can be sent to others. */
export type Route =
  | { page: 'home' }
  /** Of all apps, or of one of them. */
  | { page: 'overview'; choice: RangeChoice; only?: string }
  | { page: 'sign-in'; token: string }
  | { page: 'invitation'; token: string }
  /** Came back from the identity provider, and was not let in. */
  | { page: 'refused'; why: string }
  /** `refused`: why the identity provider, or the collector after it, did not link the account. */
  | { page: 'account'; refused?: string }
  | { page: 'new-app' }
  | { page: 'members' }
  | { page: 'audit' }
  | { page: 'tickets'; filter: TicketFilter }
  | { page: 'ticket'; ticketId: string; act: TicketAct | undefined }
  | { page: 'service' }
  /** `make`: what a new report is to be about. */
  | { page: 'mailings'; make?: string }
  | { page: 'support'; appId: string; choice: RangeChoice }
  /** `begin`: what a new article is to be about. */
  | { page: 'articles'; appId: string; begin?: ArticleBegin }
  | { page: 'article'; appId: string; articleId: string }
  | { page: 'rollouts'; appId: string }
  | { page: 'rollout'; appId: string; rolloutId: string; view: RolloutView }
  | { page: 'settings'; appId: string }
  | { page: 'theme'; appId: string }
  | { page: 'segments'; appId: string }
  | { page: 'alerts'; appId: string }
  /** `make`: the page of the app for which a guide is to be made. */
  | { page: 'guides'; appId: string; choice: RangeChoice; make?: string }
  | { page: 'guide'; appId: string; guideId: string; choice: RangeChoice }
  | { page: 'health'; appId: string; choice: RangeChoice }
  | { page: 'usage'; appId: string; choice: RangeChoice }
  | { page: 'explore'; appId: string; choice: RangeChoice; ask: ExploreQuestion }
  /** The people behind a number. */
  | { page: 'people'; appId: string; choice: RangeChoice; filter: PeopleFilter }
  /** `only`: places with this trouble alone. */
  | { page: 'friction'; appId: string; choice: RangeChoice; only?: Trouble }
  | { page: 'events'; appId: string; choice: RangeChoice; filter: EventFilter }
  | { page: 'unknown' };

/** What somebody means to do in a ticket when they open it. */
const ACTS = ['reply', 'note', 'escalate', 'solve'] as const;
export type TicketAct = (typeof ACTS)[number];

/** What is known of an article that is to be written: its title, a page where people need it, what they searched. */
export interface ArticleBegin {
  title: string;
  path?: string;
  search?: string;
}

/** The pages of one rollout; one that is to be made has the id `new`. */
export const ROLLOUT_VIEWS = ['report', 'edit', 'test', 'sign-off'] as const;
export type RolloutView = (typeof ROLLOUT_VIEWS)[number];

/** Which single events are listed; one that is not said fits all. */
export interface EventFilter {
  name?: string;
  /** A URL pattern. */
  path?: string;
  visitorId?: string;
  guideId?: string;
  stepId?: string;
}

/** Who did something, of some people. */
export interface PeopleFilter extends Omit<EventFilter, 'visitorId'> {
  /** Traits with their values, as JSON. */
  who?: string;
}

const FILTERS = ['name', 'path', 'visitorId', 'guideId', 'stepId'] as const;

function parseFilter(query: URLSearchParams): EventFilter {
  const filter: EventFilter = {};
  for (const name of FILTERS) {
    const text = query.get(name)?.trim();
    if (text) filter[name] = text;
  }
  return filter;
}

function parsePeople(query: URLSearchParams): PeopleFilter {
  const filter = parseFilter(query);
  delete filter.visitorId;
  const who = query.get('who');
  return { ...filter, ...(who && { who }) };
}

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
  const asked = new URLSearchParams(query);
  const choice = parseChoice(asked);
  const [first, second = '', third, fourth = '', fifth] = parts.map(decode);
  if (first === undefined) return { page: 'home' };
  if (first === 'overview' && parts.length === 1) {
    const only = asked.get('app');
    return { page: 'overview', choice, ...(only && { only }) };
  }
  if (first === 'sign-in' && parts.length === 2) return { page: 'sign-in', token: second };
  if (first === 'invitation' && parts.length === 2) return { page: 'invitation', token: second };
  if (first === 'refused' && parts.length === 2) return { page: 'refused', why: second };
  if (parts.length === 1 && first === 'account') {
    const refused = asked.get('refused');
    return refused === null ? { page: 'account' } : { page: 'account', refused };
  }
  if (parts.length === 1 && (first === 'members' || first === 'audit')) return { page: first };
  if (parts.length === 1 && (first === 'service' || first === 'new-app')) return { page: first };
  if (parts.length === 1 && first === 'mailings') {
    const make = asked.get('make');
    return { page: 'mailings', ...(make && { make }) };
  }
  if (parts.length === 1 && first === 'tickets') return { page: 'tickets', filter: readFilter(asked) };
  if (parts.length === 2 && first === 'tickets') {
    return { page: 'ticket', ticketId: second, act: ACTS.find((act) => act === asked.get('do')) };
  }
  if (first !== 'apps') return { page: 'unknown' };
  if (parts.length === 1) return { page: 'home' };
  if (parts.length === 2 || (parts.length === 3 && third === 'guides')) {
    const make = asked.get('make');
    return { page: 'guides', appId: second, choice, ...(make?.startsWith('/') && { make }) };
  }
  if (parts.length === 3 && third === 'articles') {
    const title = asked.get('title');
    const [path, search] = [asked.get('path'), asked.get('search')];
    const begin = title !== null && { title, ...(path?.startsWith('/') && { path }), ...(search && { search }) };
    return { page: 'articles', appId: second, ...(begin && { begin }) };
  }
  if (parts.length === 4 && third === 'articles') return { page: 'article', appId: second, articleId: fourth };
  if (parts.length === 3 && third === 'rollouts') return { page: 'rollouts', appId: second };
  if (third === 'rollouts') {
    const view = parts.length === 4 ? 'report' : ROLLOUT_VIEWS.find((one) => parts.length === 5 && one === fifth);
    return view === undefined ? { page: 'unknown' } : { page: 'rollout', appId: second, rolloutId: fourth, view };
  }
  if (parts.length === 3 && (third === 'settings' || third === 'theme' || third === 'segments' || third === 'alerts'))
    return { page: third, appId: second };
  if (parts.length === 3 && third === 'support') return { page: 'support', appId: second, choice };
  if (parts.length === 3 && third === 'health') return { page: 'health', appId: second, choice };
  if (parts.length === 3 && third === 'explore') {
    return { page: 'explore', appId: second, choice, ask: readQuestion(asked) };
  }
  if (parts.length === 3 && third === 'people') {
    return { page: 'people', appId: second, choice, filter: parsePeople(asked) };
  }
  if (parts.length === 3 && third === 'friction') {
    const only = TROUBLES_BY_WEIGHT.find((trouble) => trouble === asked.get('only'));
    return { page: 'friction', appId: second, choice, ...(only && { only }) };
  }
  if (parts.length === 3 && third === 'usage') return { page: 'usage', appId: second, choice };
  if (parts.length === 4 && third === 'usage' && fourth === 'events') {
    return { page: 'events', appId: second, choice, filter: parseFilter(asked) };
  }
  if (parts.length === 4 && third === 'guides') return { page: 'guide', appId: second, guideId: fourth, choice };
  return { page: 'unknown' };
}

/** The range of an address with what else its query says. */
function queryOf(choice: RangeChoice, more: Record<string, string | undefined>): string {
  const range = formatChoice(choice);
  const said = Object.entries(more).flatMap(([name, value]) => (value ? [[name, value]] : []));
  const query = new URLSearchParams(said).toString();
  return query === '' ? range : `${range}${range === '' ? '?' : '&'}${query}`;
}

export const overviewHref = (choice: RangeChoice = DEFAULT_CHOICE, only?: string): string =>
  `#/overview${queryOf(choice, { app: only })}`;

export function guidesHref(appId: string, choice: RangeChoice = DEFAULT_CHOICE, make?: string): string {
  return `#/apps/${encodeURIComponent(appId)}${queryOf(choice, { make })}`;
}

export const newAppHref = '#/new-app';

export const settingsHref = (appId: string): string => `#/apps/${encodeURIComponent(appId)}/settings`;

export const alertsHref = (appId: string): string => `#/apps/${encodeURIComponent(appId)}/alerts`;

export const segmentsHref = (appId: string): string => `#/apps/${encodeURIComponent(appId)}/segments`;

export const themeHref = (appId: string): string => `#/apps/${encodeURIComponent(appId)}/theme`;

export function guideHref(appId: string, guideId: string, choice: RangeChoice = DEFAULT_CHOICE): string {
  return `#/apps/${encodeURIComponent(appId)}/guides/${encodeURIComponent(guideId)}${formatChoice(choice)}`;
}

export function healthHref(appId: string, choice: RangeChoice = DEFAULT_CHOICE): string {
  return `#/apps/${encodeURIComponent(appId)}/health${formatChoice(choice)}`;
}

export const ticketsHref = (filter: TicketFilter = {}): string => `#/tickets${writeFilter(filter)}`;

export const serviceHref = '#/service';

/** Reports by mail; `make` opens the form of a new one. */
export const mailingsHref = (make?: string): string =>
  `#/mailings${make === undefined ? '' : `?make=${encodeURIComponent(make)}`}`;

export const ticketHref = (ticketId: string, act?: TicketAct): string =>
  `#/tickets/${encodeURIComponent(ticketId)}${act === undefined ? '' : `?do=${act}`}`;

/** The articles of an app; `begin` opens the form of a new one. */
export const articlesHref = (appId: string, begin?: ArticleBegin): string =>
  `#/apps/${encodeURIComponent(appId)}/articles${begin === undefined ? '' : `?${new URLSearchParams({ ...begin }).toString()}`}`;

/** An article as its authors see it. */
export const articleHref = (appId: string, articleId: string): string =>
  `#/apps/${encodeURIComponent(appId)}/articles/${encodeURIComponent(articleId)}`;

export const rolloutsHref = (appId: string): string => `#/apps/${encodeURIComponent(appId)}/rollouts`;

export const rolloutHref = (appId: string, rolloutId: string, view: RolloutView = 'report'): string =>
  `${rolloutsHref(appId)}/${encodeURIComponent(rolloutId)}${view === 'report' ? '' : `/${view}`}`;

export function supportHref(appId: string, choice: RangeChoice = DEFAULT_CHOICE): string {
  return `#/apps/${encodeURIComponent(appId)}/support${formatChoice(choice)}`;
}

export function usageHref(appId: string, choice: RangeChoice = DEFAULT_CHOICE): string {
  return `#/apps/${encodeURIComponent(appId)}/usage${formatChoice(choice)}`;
}

export const exploreHref = (
  appId: string,
  choice: RangeChoice = DEFAULT_CHOICE,
  ask: ExploreQuestion = { kind: 'trend' },
): string => `#/apps/${encodeURIComponent(appId)}/explore${queryOf(choice, writeQuestion(ask))}`;

export const frictionHref = (appId: string, choice: RangeChoice = DEFAULT_CHOICE, only?: Trouble): string =>
  `#/apps/${encodeURIComponent(appId)}/friction${queryOf(choice, { only })}`;

export const peopleHref = (appId: string, choice: RangeChoice, filter: PeopleFilter): string =>
  `#/apps/${encodeURIComponent(appId)}/people${queryOf(choice, { ...filter })}`;

export function eventsHref(appId: string, choice: RangeChoice, filter: EventFilter): string {
  return `#/apps/${encodeURIComponent(appId)}/usage/events${queryOf(choice, { ...filter })}`;
}

/** The same page over another window. */
export function withChoice(route: Route, choice: RangeChoice): string {
  if (route.page === 'overview') return overviewHref(choice, route.only);
  if (route.page === 'health') return healthHref(route.appId, choice);
  if (route.page === 'usage') return usageHref(route.appId, choice);
  if (route.page === 'explore') return exploreHref(route.appId, choice, route.ask);
  if (route.page === 'friction') return frictionHref(route.appId, choice, route.only);
  if (route.page === 'people') return peopleHref(route.appId, choice, route.filter);
  if (route.page === 'support') return supportHref(route.appId, choice);
  if (route.page === 'events') return eventsHref(route.appId, choice, route.filter);
  if (route.page === 'guide') return guideHref(route.appId, route.guideId, choice);
  return route.page === 'guides' ? guidesHref(route.appId, choice) : '#/';
}
