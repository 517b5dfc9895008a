import type {
  ClientsReport,
  ElementsReport,
  EventsReport,
  FeatureListReport,
  FeatureReport,
  FrustrationReport,
  FunnelQuestion,
  FunnelReport,
  Measure,
  NextPagesReport,
  PagesReport,
  Range,
  RetentionReport,
  UsageReport,
  Who,
} from '@handrail/protocol';
import type { Clock } from '../clock.ts';
import type { Stores } from '../services/stores.ts';
import type { EventQuery } from '../store/events/usage-questions.ts';
import type { Calendar } from './calendar.ts';
import { activePeopleIn, type ActivePeople } from './active-people.ts';
import { featureQuestions } from './feature-questions.ts';
import { frictionQuestion, type FrictionQuestion } from './friction.ts';
import { headcountQuestion, type HeadcountQuestion } from './headcount.ts';
import { licencesQuestion, type LicencesQuestion } from './licences.ts';
import { peopleQuestions } from './people-questions.ts';
import { placeQuestions } from './place-questions.ts';
import { windowOf } from './range.ts';
import { walksQuestion, type WalksQuestion } from './walks.ts';
import type { WindowOf } from './spans.ts';
import type { PeopleOfDay } from './stickiness.ts';

/** What members ask about the use of an app. `who` and `trait` narrow and split as `EventStore` says. */
export interface UsageMetrics extends HeadcountQuestion, LicencesQuestion, FrictionQuestion, WalksQuestion {
  activePeople: ActivePeople;
  /** The same of everybody, for each of some ranges. */
  activeInEach(appId: string, ranges: readonly Range[]): Promise<number[]>;
  /** What events of an app were done with. */
  clients(appId: string): Promise<ClientsReport>;
  usage(appId: string, range: Range, asked: { who: Who; trait?: string | undefined }): Promise<UsageReport>;
  /** For each day the people who were active on it, and in the month that ends with it. */
  peopleOfDays(appId: string, days: readonly string[], who: Who): Promise<PeopleOfDay[]>;
  stickiness(appId: string, range: Range, who: Who): Promise<Measure>;
  featureList(appId: string, range: Range, who: Who): Promise<FeatureListReport>;
  /** Undefined when there is no such feature. */
  feature(
    appId: string,
    featureId: string,
    range: Range,
    asked: { who: Who; trait?: string | undefined },
  ): Promise<FeatureReport | undefined>;
  pages(appId: string, range: Range, limit: number): Promise<PagesReport>;
  nextPages(appId: string, range: Range, from: string, limit: number): Promise<NextPagesReport>;
  elements(appId: string, range: Range, limit: number): Promise<ElementsReport>;
  frustration(appId: string, range: Range, limit: number): Promise<FrustrationReport>;
  /** How often people were frustrated in each of some ranges. */
  frustrationTimes(appId: string, ranges: readonly Range[]): Promise<number[]>;
  retention(appId: string, range: Range, who: Who): Promise<RetentionReport>;
  /** Names the first feature that is not there. */
  funnel(appId: string, range: Range, asked: FunnelQuestion): Promise<FunnelReport | { noFeature: string }>;
  events(appId: string, range: Range, query: Omit<EventQuery, 'window'>): Promise<EventsReport>;
}

export function createUsageMetrics(stores: Stores, calendar: Calendar, clock: Clock): UsageMetrics {
  const window: WindowOf = (span) => windowOf({ ...span, timeZone: calendar.timeZone }, calendar);
  return {
    activePeople: activePeopleIn(stores, window),
    ...headcountQuestion(stores, window),
    ...licencesQuestion(stores, window),
    ...frictionQuestion(stores, window),
    ...walksQuestion(stores, window),
    ...peopleQuestions(stores, window, clock),
    ...featureQuestions(stores, window),
    ...placeQuestions(stores, window),
  };
}
