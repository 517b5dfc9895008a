import type { Event, EventClass, EventCount, GuideHistory } from '@handrail/protocol';
import type { Client } from './clients.ts';
import type { GuideQuestions } from './guide-questions.ts';
import type { UsageQuestions } from './usage-questions.ts';

/** An event that was checked, with its time by our clock. `event.at` stays what the visitor's clock said. */
export interface EventRecord {
  event: Event;
  at: number;
  receivedAt: number;
  /** The visitor's clock told a time that cannot be; `at` is the nearest that can. */
  clamped?: true;
  /** What it was done with; not there where nothing of it is known. */
  client?: Client;
}

export interface AppendResult {
  accepted: number;
  /** Events whose id this app had already; they are not stored again. */
  duplicates: number;
}

/** A span of time; `until` is not part of it. */
export interface TimeWindow {
  from: number;
  until: number;
}

/** One guide in a window. A person counts once; whoever completed without a start in the window is not in `completedBy`. */
export interface GuideTotals {
  guideId: string;
  starts: number;
  startedBy: number;
  completedBy: number;
  shown: number;
  missed: number;
  /** People who said "I have this too" of a known issue. */
  affectedBy: number;
}

export interface StepTotals {
  stepId: string;
  shown: number;
  missed: number;
}

/** What a number of people have in common: the steps of a guide that they were shown, and how it ended for them. */
export interface Journey {
  /** Without order, each once. */
  stepIds: string[];
  completed: boolean;
  /** The step at which they dismissed the guide, when that was their last word on it. */
  dismissedAt: string | undefined;
  people: number;
}

/**
 * The event log and its questions. A person is an identified visitor with everything that their browsers did before
 * they were identified (`visitor.identified`, `props.anonymousId`); an anonymous browser is a person until then. A
 * browser belongs to the first who is identified in it, and an identified visitor never becomes part of another.
 *
 * Totals and journeys are of what visitors did by themselves: runs in another mode (`props.mode`) are stored and not counted.
 */
export interface EventStore extends UsageQuestions, GuideQuestions {
  /** Kept when the events are on disk. Each id is counted once for its app, however often it comes. */
  append(appId: string, records: readonly EventRecord[]): Promise<AppendResult>;
  count(appId: string): Promise<EventCount>;
  /**
   * What a visitor did with guides, by guide id, with what their browsers did before they were identified. It is kept
   * beside the log, written in the same transaction, and outlasts the events that it was made from. An end that is said
   * to be `unseen` stands in no history, nor does the start before it.
   */
  history(appId: string, visitorId: string): Promise<GuideHistory[]>;
  /** For each window a row for each guide asked for, both in that order; a guide without events has noughts. */
  guideTotals(appId: string, guideIds: readonly string[], windows: readonly TimeWindow[]): Promise<GuideTotals[][]>;
  stepTotals(appId: string, guideId: string, window: TimeWindow): Promise<StepTotals[]>;
  journeys(appId: string, guideId: string, window: TimeWindow): Promise<Journey[]>;
  /**
   * Erases the person to whom this visitor belongs: all events of them and of their browsers, histories, traits, and that
   * they were ever active. No answer to any question has them then. Kept when it is on disk. What they do later is of
   * somebody new; what comes again of what was erased is refused for 31 days. Answers how many events there were.
   */
  eraseVisitor(appId: string, visitorId: string): Promise<number>;
  /** All events of the person to whom this visitor belongs, the oldest first (`at`, event id), as `events` has them. */
  exportVisitor(appId: string, visitorId: string): AsyncIterable<EventRecord>;
  /**
   * Takes the events of one class from before an instant out of the log, and answers how many. Questions are answered
   * without them from then on, but for what was kept beside the log: `history`, and who was active when, in quarters of
   * an hour. So `activePeople`, `activeByTrait`, `retention` and the `active` of `featureUse` stay as they were for windows that begin and
   * end on a quarter, as days do in every time zone. `visitor.identified` is of no class. What comes from before that instant later
   * on, by its time or, where that was replaced, by the time in its id, is told as a duplicate: its first copy cannot be known any more.
   */
  forget(appId: string, eventClass: EventClass, before: number): Promise<number>;
  /**
   * Takes away all events of an app and everything that was worked out from them, and answers how many events there were. For apps
   * that were made up: ids of what is gone are not refused afterwards.
   */
  removeApp(appId: string): Promise<number>;
  /** Writes a little; rejects when nothing can be stored. */
  check(): Promise<void>;
  /** Commits what is queued, then closes. */
  close(): Promise<void>;
}
