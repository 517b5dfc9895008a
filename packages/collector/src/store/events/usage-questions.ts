import type { ElementRecord, FeatureUse, TraitValue } from '@handrail/protocol';
import type { Client } from './clients.ts';
import type { EventRecord, TimeWindow } from './event-store.ts';
import type { WalkQuestions } from './walk-questions.ts';

/**
 * Only people of whom every trait that is named here has one of its values; `null` stands for "has no such trait". What
 * counts is a person's latest value of each trait, as it is known now (the last `visitor.identified` that names it, by
 * time and then by event id), also for what they did before they had it.
 *
 * The names of `CLIENT` are no traits. With one of them a question is answered as if nothing else had happened than what was done
 * with one of its values (`fitsClient`), as far as the log has it: who was active is then not known of what was forgotten.
 *
 * To count apart by one of these names is to ask about each of its values alone (`groupOf`; `null` is what nothing is known of), of
 * those that most people were active with in the window: at most `MOST_APART`.
 */
export type Who = Readonly<Record<string, readonly (TraitValue | null)[]>>;

/** People who have the same value of a trait; `null` are those who have none. By a name of `CLIENT` people may be in several groups. */
export interface TraitPeople {
  value: TraitValue | null;
  people: number;
}

/** An event fits a step when it has all that is said here; of `uses` any one will do. */
export interface FunnelStepQuery {
  name?: string;
  /** A URL pattern, for the path alone. */
  path?: string;
  guideId?: string;
  stepId?: string;
  /** The use of a feature, as `featureUse` has it. */
  uses?: readonly FeatureUse[];
}

export interface FunnelQuery {
  /** Every step must lie in it. */
  window: TimeWindow;
  /** The longest time from the first step to each of the others; without it the window alone is the bound. */
  withinMs?: number;
  who?: Who;
  /** Counts apart by the values of this trait, or by a name of `CLIENT`. */
  by?: string;
}

export interface FunnelRow {
  /** Only there when the question was asked by a trait. */
  value?: TraitValue | null;
  /** For each step the people who did it after all steps before it. */
  people: number[];
}

export interface FeatureQuery {
  windows: readonly TimeWindow[];
  who?: Who;
  by?: string;
}

export interface FeatureRow {
  /** Place of the window in the question. */
  window: number;
  /** Only there when the question was asked by a trait. */
  value?: TraitValue | null;
  /** How many used the feature, and how often. */
  people: number;
  uses: number;
  /** The denominator: active people of the window (with this value). */
  active: number;
}

/** The people whose first week is the same. */
export interface Cohort {
  people: number;
  /** How many of them were active in this week, the next one and so on, to the last week of the question. */
  active: number[];
}

/** Use of an app in a window. */
export interface TimeRow {
  /** The active people, who are the denominator of time for each. */
  people: number;
  sessions: number;
  /** For each person the minutes of the clock that hold at least one of their activities, summed up. */
  minutes: number;
}

export interface PageRow {
  path: string;
  views: number;
  people: number;
}

export interface PathRow {
  from: string;
  to: string;
  people: number;
  times: number;
}

export interface FrustrationRow {
  path: string;
  /** Null where the event did not say what it was about. */
  element: ElementRecord | null;
  rage: number;
  dead: number;
  error: number;
  abandoned: number;
  people: number;
}

export interface ElementRow {
  element: ElementRecord;
  clicks: number;
  people: number;
}

/** Where a list of events goes on: behind the event that has this time and id. */
export interface EventCursor {
  at: number;
  eventId: string;
}

export interface EventQuery {
  window: TimeWindow;
  name?: string;
  /** Of any of these names. */
  names?: readonly string[];
  /** Those alone whose `props.by` is this text. */
  by?: string;
  /** A URL pattern, for the path alone. */
  path?: string;
  /** All events of the person to whom this visitor belongs. */
  visitorId?: string;
  guideId?: string;
  stepId?: string;
  before?: EventCursor;
  limit: number;
}

export interface EventPage {
  /** As they came, without `ageMs`: it served when the time was worked out. */
  events: EventRecord[];
  /** What to ask for next; undefined at the end. */
  next: EventCursor | undefined;
}

/**
 * What people do with the application. Common to all questions: people are those that `EventStore` describes; a window
 * holds events by `EventRecord.at`; an **activity** is an event that is not about a guide (`isActivity`), and whoever has
 * one in a window is **active** in it. Events about guides count only when the visitor did them (no `props.mode`).
 * Time is in order by `at`, then `seq` (none comes before 0), then event id. Texts are in order by their code points.
 * Of a ranking the first `limit` rows are answered; what a row says is of the whole window.
 */
export interface UsageQuestions extends WalkQuestions {
  /** For each window the people who were active in it. */
  activePeople(appId: string, windows: readonly TimeWindow[], who?: Who): Promise<number[]>;
  /**
   * The active people by their value of a trait, or by a name of `CLIENT`: most people first, then by the JSON of the value (`null` by
   * "null"). By a name of `CLIENT` there may be more than `MOST_APART`.
   */
  activeByTrait(appId: string, window: TimeWindow, trait: string, who?: Who): Promise<TraitPeople[]>;
  /**
   * How many did the steps in this order. Other events may lie between; one event is one step at most. A person gets as
   * far as some choice of events leads. Without `by` one row; with it one for each value of the people who did the
   * first step, in the order of `activeByTrait` by these people.
   */
  funnel(appId: string, steps: readonly FunnelStepQuery[], query: FunnelQuery): Promise<FunnelRow[]>;
  /**
   * Use of a feature: activities that fit any of `uses` (`fitsUse`), each once. One row for each window in their order;
   * with `by`, for each value of the people active in the window, in the order of `activeByTrait`.
   */
  featureUse(appId: string, uses: readonly FeatureUse[], query: FeatureQuery): Promise<FeatureRow[]>;
  /**
   * For each week (windows that follow on each other) the people who had their first activity of all in it. Which of the
   * answers are of weeks that are not over is for the asker to judge. People who were active before the first week are in none.
   */
  retention(appId: string, weeks: readonly TimeWindow[], who?: Who): Promise<Cohort[]>;
  /** Sessions are runs of a person's activities in the window without a gap of 30 minutes or more, in whatever tabs. */
  timeInApp(appId: string, windows: readonly TimeWindow[], who?: Who): Promise<TimeRow[]>;
  /** Views (`page.viewed`) by path: most people first, then most views, then by path. */
  topPages(appId: string, window: TimeWindow, limit: number): Promise<PageRow[]>;
  /**
   * Which page followed which: `page.viewed` of one person and one `sessionId` in the order of `seq` (none comes before
   * 0), `at`, event id; a page that follows itself is one view. Most times first, then most people, `from`, `to`.
   */
  paths(appId: string, query: { window: TimeWindow; from?: string; limit: number }): Promise<PathRow[]>;
  /**
   * `frustration.noticed` by its `props.kind` and `form.abandoned`, by path and element. Most in sum first, then most
   * people, then by path, then by `elementKey` (no element by the empty text).
   */
  frustration(appId: string, window: TimeWindow, limit: number): Promise<FrustrationRow[]>;
  /** For each window how often: what all rows of `frustration` have in sum. */
  frustrationTimes(appId: string, windows: readonly TimeWindow[]): Promise<number[]>;
  /** Elements by `element.clicked`: most people first, then most clicks, then by `elementKey`. */
  topElements(appId: string, window: TimeWindow, limit: number): Promise<ElementRow[]>;
  /** What events of the app were ever done with, in no order; what nobody has said any more may be among it. */
  clients(appId: string): Promise<Client[]>;
  /** Single events, of whatever kind and mode, the newest first: by `at`, then event id, both falling. */
  events(appId: string, query: EventQuery): Promise<EventPage>;
}
