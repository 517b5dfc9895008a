import type { TimeWindow } from './event-store.ts';
import type { FunnelStepQuery, Who } from './usage-questions.ts';

export interface WalkQuery {
  window: TimeWindow;
  /** What walks begin with, or lead to: the first event of a session that fits. */
  at: FunnelStepQuery;
  way: 'after' | 'before';
  /** How many pages are followed; at least one. */
  steps: number;
  who?: Who;
  /** The longest answer. */
  limit: number;
}

/** How often one page came behind another at one step of a walk, or nothing more. */
export interface WalkRow {
  /** From 1; the higher, the further from where it began. */
  step: number;
  /** Null in the first step, where it is what the walk began with. */
  from: string | null;
  /** Null where the session had no further page. */
  to: string | null;
  people: number;
  times: number;
}

export interface Walks {
  /** Sessions that had such an event, and whose they were. */
  times: number;
  people: number;
  rows: WalkRow[];
}

export interface PeopleQuery {
  window: TimeWindow;
  /** Which events count; without it activities. */
  fits?: FunnelStepQuery;
  who?: Who;
  limit: number;
}

export interface PersonRow {
  /** Their own id once they are identified, else that of their browser. */
  visitorId: string;
  times: number;
  firstAt: number;
  lastAt: number;
}

export interface PeopleFound {
  /** All of them, also beyond the limit. */
  people: number;
  rows: PersonRow[];
}

/** Questions about who did something, and what they did around it; they are part of `UsageQuestions` and keep its terms. */
export interface WalkQuestions {
  /**
   * Which pages (`page.viewed`) came in a session behind the first event that fits, or before it, nearest first; a page that
   * follows itself, or the page of that event, is one. Each session counts once. Rows by step, then most times, most people, `from`,
   * `to` (null before any text).
   */
  walks(appId: string, query: WalkQuery): Promise<Walks>;
  /** Who did something in a window, how often, and when first and last: who did it last comes first, then by id. Of what is forgotten nobody is told. */
  people(appId: string, query: PeopleQuery): Promise<PeopleFound>;
}
