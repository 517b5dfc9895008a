import type { AskedClient } from '@handrail/protocol/explore';
import type {
  ClientsReport,
  ActiveDaysReport,
  App,
  ElementsReport,
  EventCount,
  EventsReport,
  Feature,
  FeatureListReport,
  FigureApart,
  FigureName,
  FigureTrend,
  FunnelQuestion,
  FunnelReport,
  LicencesReport,
  RetentionReport,
  Who,
  FrictionReport,
  FrustrationReport,
  GuideListReport,
  GuideReport,
  GuideRow,
  Member,
  NextPagesReport,
  OverviewReport,
  PagesReport,
  PeopleReport,
  QuestionInput,
  SavedQuestion,
  Problem,
  UsageReport,
  WalksReport,
  Way,
} from '@handrail/protocol';
import { ASKING, TIMEOUT_MS } from './ahead.ts';
import { createArticleApi, type ArticleApi } from './articles/api.ts';
import { daysQuery, overviewPath, type Days } from './range.ts';
import { createAlertApi, type AlertApi } from './alerts/api.ts';
import { createMailingApi, type MailingApi } from './mailings/api.ts';
import { createRolloutApi, type RolloutApi } from './rollouts/api.ts';
import { createGuideFigureApi, type GuideFigureApi } from './guide-figures/api.ts';
import { language, type Language } from './language.ts';
import { createGuideApi, type GuideApi } from './guide-api.ts';
import { createConnectorApi, type ConnectorApi } from './service/connector-api.ts';
import { createTicketApi, type TicketApi } from './tickets/api.ts';
import { createWorkspaceApi, type WorkspaceApi } from './workspace-api.ts';
import type { EventFilter, PeopleFilter } from './route.ts';
import { messages, problemWords } from './words.ts';

/** Who is signed in, and what they may do: in the workspace, and in each app that they have to do with. */
export interface Present {
  /** Null for the admin token of the environment. */
  member: Member | null;
  name: string;
  /** In which language they are written to; null where none is known. */
  language: Language | null;
  rights: string[];
  apps: Record<string, string[]>;
}

/** Whether somebody has to do with tickets in any app. */
export const seesTickets = ({ apps }: Present): boolean =>
  Object.values(apps).some((rights) => rights.includes('ticket.read'));

/** Whether somebody may see the figures of any app. */
export const seesFigures = ({ apps }: Present): boolean =>
  Object.values(apps).some((rights) => rights.includes('figures.read'));

export interface SdkFiles {
  loader: string;
  files: Record<string, string>;
}

export type Failure =
  /** No answer, or one that is not the collector's. */
  | { kind: 'away' }
  | { kind: 'signed-out'; code?: string; detail?: string }
  | { kind: 'not-found' }
  | { kind: 'refused'; status: number; detail: string; errors?: Mistake[]; offset?: number };

/** Where the input is wrong, as a JSON pointer, and what is wrong there. */
export interface Mistake {
  path: string;
  message: string;
}

export type Answer<T> = { value: T } | { failure: Failure };

/** One answer out of several: all the values, or the first failure. */
export function together<T extends object>(answers: { [K in keyof T]: Answer<T[K]> }): Answer<T> {
  const values: Partial<T> = {};
  for (const key in answers) {
    const answer = answers[key];
    if ('failure' in answer) return answer;
    values[key] = answer.value;
  }
  return { value: values as T }; // every key has been filled
}

/** Asks the collector for something under its `api/`. */
export type Ask = <T>(
  method: string,
  path: string,
  /** Sent as JSON; a blob as its bytes. */
  body?: object,
  headers?: Readonly<Record<string, string>>,
) => Promise<Answer<T>>;

export interface Api
  extends
    WorkspaceApi,
    GuideApi,
    GuideFigureApi,
    TicketApi,
    ConnectorApi,
    ArticleApi,
    RolloutApi,
    AlertApi,
    MailingApi {
  signIn(token: string): Promise<Answer<Present>>;
  session(): Promise<Answer<Present>>;
  /** Where to sign out as well, if there is such a place. */
  signOut(): Promise<Answer<{ leaveUrl: string } | undefined>>;
  apps(): Promise<Answer<{ apps: App[] }>>;
  makeApp(name: string): Promise<Answer<App>>;
  /** Takes away all apps that were made up. */
  removeSample(): Promise<Answer<unknown>>;
  guides(appId: string): Promise<Answer<{ guides: GuideRow[] }>>;
  guideList(appId: string, days: Days): Promise<Answer<GuideListReport>>;
  guide(appId: string, guideId: string, days: Days): Promise<Answer<GuideReport>>;
  activeDays(appId: string, days: Days): Promise<Answer<ActiveDaysReport>>;
  /** Of all apps that the member may see figures of, or of one. */
  overview(days: Days, only?: string): Promise<Answer<OverviewReport>>;
  figureTrend(
    appId: string,
    figure: FigureName,
    days: Days,
    about: AskedClient & { population?: string; featureId?: string },
  ): Promise<Answer<FigureTrend>>;
  /** The same of each of the groups that most people were active in. */
  figureApart(
    appId: string,
    figure: FigureName,
    days: Days,
    about: AskedClient & { by: string; population?: string; featureId?: string },
  ): Promise<Answer<FigureApart>>;
  clients(appId: string): Promise<Answer<ClientsReport>>;
  retention(appId: string, days: Days, who: Who): Promise<Answer<RetentionReport>>;
  licences(appId: string, days: Days): Promise<Answer<LicencesReport>>;
  funnel(appId: string, question: FunnelQuestion): Promise<Answer<FunnelReport>>;
  featureNames(appId: string): Promise<Answer<{ features: Feature[] }>>;
  /** What the files of the SDK must be, by their names. */
  sdkFiles(): Promise<Answer<SdkFiles>>;
  eventCount(appId: string): Promise<Answer<EventCount>>;
  usage(appId: string, days: Days): Promise<Answer<UsageReport>>;
  features(appId: string, days: Days, who?: Who): Promise<Answer<FeatureListReport>>;
  putFeature(appId: string, feature: Feature): Promise<Answer<Feature>>;
  removeFeature(appId: string, featureId: string): Promise<Answer<undefined>>;
  elements(appId: string, days: Days): Promise<Answer<ElementsReport>>;
  frustration(appId: string, days: Days): Promise<Answer<FrustrationReport>>;
  walks(
    appId: string,
    days: Days,
    asked: { name?: string; path?: string; way: Way; who: string },
  ): Promise<Answer<WalksReport>>;
  people(appId: string, days: Days, filter: PeopleFilter): Promise<Answer<PeopleReport>>;
  questions(appId: string): Promise<Answer<{ questions: SavedQuestion[] }>>;
  keepQuestion(appId: string, question: QuestionInput): Promise<Answer<SavedQuestion>>;
  changeQuestion(appId: string, questionId: string, question: QuestionInput): Promise<Answer<SavedQuestion>>;
  removeQuestion(appId: string, questionId: string): Promise<Answer<undefined>>;
  friction(appId: string, days: Days): Promise<Answer<FrictionReport>>;
  pages(appId: string, days: Days): Promise<Answer<PagesReport>>;
  nextPages(appId: string, days: Days, path: string): Promise<Answer<NextPagesReport>>;
  /** The newest first; `before` is the `next` of the answer before. */
  events(appId: string, days: Days, filter: EventFilter, before?: string): Promise<Answer<EventsReport>>;
}

/** A piece of a file may come over a slow line. */
const PIECE_TIMEOUT_MS = 60_000;
/** Rows of a ranking; what comes after them is seen in the list of events. */
const MOST_ROWS = 10;

const words: Readonly<Record<string, string | ((detail: string) => string)>> = { ...messages.reasons, ...problemWords };

/** What the collector says, in the language of this page; where it says more than its code does, that goes along. */
function detailOf({ code = '', detail }: Partial<Problem>): string | undefined {
  const said = language !== 'en' && Object.hasOwn(words, code) ? words[code] : undefined;
  return typeof said === 'function' ? said(detail ?? '') : (said ?? detail);
}

/** What went wrong, told from a status and its problem document. */
function failureOf(status: number, problem: Partial<Problem> | undefined): Failure {
  if (status === 401) {
    const { code } = problem ?? {};
    const detail = detailOf(problem ?? {});
    return { kind: 'signed-out', ...(code !== undefined && { code }), ...(detail !== undefined && { detail }) };
  }
  if (status === 404) return { kind: 'not-found' };
  // Without a problem document it was not the collector who spoke, but something between it and us.
  const detail = detailOf(problem ?? {});
  if (typeof detail !== 'string') return { kind: 'away' };
  const { errors, offset } = problem ?? {};
  const more = { ...(errors !== undefined && { errors }), ...(offset !== undefined && { offset }) };
  return { kind: 'refused', status, detail, ...more };
}

async function readAnswer<T>(response: Response): Promise<Answer<T>> {
  if (response.status === 204) return { value: undefined as T }; // only asked for where T is undefined
  const type = response.headers.get('content-type') ?? '';
  const body: unknown = /json/.test(type) ? await response.json() : undefined;
  if (!response.ok) {
    return { failure: failureOf(response.status, typeof body === 'object' && body !== null ? body : undefined) };
  }
  if (typeof body !== 'object' || body === null) return { failure: { kind: 'away' } };
  // The collector that answers has also served this script, and its tests hold its answers to these types.
  return { value: body as T };
}

/** The collector's management API. No method throws; every string of an answer is text to be shown, never markup. */
export function createApi(base: URL, fetcher: typeof fetch): Api {
  async function call<T>(
    method: string,
    path: string,
    body?: object,
    more?: Readonly<Record<string, string>>,
  ): Promise<Answer<T>> {
    const isRaw = body instanceof Blob;
    const type = isRaw ? 'application/octet-stream' : 'application/json';
    try {
      const response = await fetcher(new URL(path, base), {
        ...{ ...ASKING, method },
        signal: AbortSignal.timeout(isRaw ? PIECE_TIMEOUT_MS : TIMEOUT_MS),
        headers: { accept: 'application/json', ...(body && { 'content-type': type }), ...more },
        ...(body && { body: isRaw ? body : JSON.stringify(body) }),
      });
      return await readAnswer<T>(response);
    } catch {
      return { failure: { kind: 'away' } };
    }
  }
  const app = (appId: string) => `apps/${encodeURIComponent(appId)}`;
  const report = <T>(appId: string, what: string, days: Days, more?: Record<string, string>) =>
    call<T>('GET', `${app(appId)}/metrics/${what}${daysQuery(days, more)}`);
  const feature = (appId: string, featureId: string) => `${app(appId)}/features/${encodeURIComponent(featureId)}`;

  return {
    ...createWorkspaceApi(call),
    ...createGuideApi(call),
    ...createGuideFigureApi(call),
    ...createArticleApi(call),
    ...createTicketApi(call),
    ...createConnectorApi(call),
    ...createRolloutApi(call),
    ...createAlertApi(call),
    ...createMailingApi(call),
    signIn: (token) => call('POST', 'session', { token }),
    session: () => call('GET', 'session'),
    signOut: () => call('DELETE', 'session'),
    apps: () => call('GET', 'apps'),
    makeApp: (name) => call('POST', 'apps', { name }),
    figureTrend: (appId, figure, days, about) => report(appId, `figures/${figure}/trend`, days, { ...about }),
    figureApart: (appId, figure, days, about) => report(appId, `figures/${figure}/apart`, days, { ...about }),
    clients: (appId) => call('GET', `${app(appId)}/metrics/clients`),
    retention: (appId, days, who) => report(appId, 'retention', days, { who: JSON.stringify(who) }),
    licences: (appId, days) => report(appId, 'licences', days),
    funnel: (appId, question) => call('POST', `${app(appId)}/metrics/funnel`, question),
    featureNames: (appId) => call('GET', `${app(appId)}/features`),
    removeSample: () => call('DELETE', 'sample'),
    overview: (days, only) => call('GET', overviewPath(days, only)),
    guides: (appId) => call('GET', `${app(appId)}/guides`),
    guideList: (appId, days) => call('GET', `${app(appId)}/metrics/guides${daysQuery(days)}`),
    guide: (appId, guideId, days) =>
      call('GET', `${app(appId)}/metrics/guides/${encodeURIComponent(guideId)}${daysQuery(days)}`),
    activeDays: (appId, days) => call('GET', `${app(appId)}/metrics/active-days${daysQuery(days)}`),
    sdkFiles: () => call('GET', '../v1/sdk/integrity.json'),
    eventCount: (appId) => call('GET', `${app(appId)}/events/count`),
    usage: (appId, days) => report(appId, 'usage', days),
    features: (appId, days, who = {}) => report(appId, 'features', days, { who: JSON.stringify(who) }),
    putFeature: (appId, one) => call('PUT', feature(appId, one.featureId), one),
    removeFeature: (appId, featureId) => call('DELETE', feature(appId, featureId)),
    elements: (appId, days) => report(appId, 'elements', days, { limit: String(MOST_ROWS) }),
    frustration: (appId, days) => report(appId, 'frustration', days, { limit: String(MOST_ROWS) }),
    walks: (appId, days, asked) => report(appId, 'walks', days, { ...asked }),
    people: (appId, days, filter) => report(appId, 'people', days, { ...filter, limit: '200' }),
    questions: (appId) => call('GET', `${app(appId)}/questions`),
    keepQuestion: (appId, question) => call('POST', `${app(appId)}/questions`, question),
    changeQuestion: (appId, questionId, question) =>
      call('PUT', `${app(appId)}/questions/${encodeURIComponent(questionId)}`, question),
    removeQuestion: (appId, questionId) => call('DELETE', `${app(appId)}/questions/${encodeURIComponent(questionId)}`),
    friction: (appId, days) => report(appId, 'friction', days, { limit: '50' }),
    pages: (appId, days) => report(appId, 'pages', days, { limit: String(MOST_ROWS) }),
    nextPages: (appId, days, path) => report(appId, 'pages/next', days, { path, limit: String(MOST_ROWS) }),
    events: (appId, days, filter, before) =>
      report(appId, 'events', days, { ...filter, limit: '50', ...(before !== undefined && { before }) }),
  };
}
