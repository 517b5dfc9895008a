import type { TraitValue } from '@handrail/protocol';
import type { TimeWindow } from './event-store.ts';
import type { FunnelStepQuery } from './usage-questions.ts';

/** How a guide ended for somebody: `left` went away without a word, `open` may still come back. */
export const ENDS = ['completed', 'dismissed', 'snoozed', 'missed', 'left', 'open'] as const;
export type End = (typeof ENDS)[number];

export interface OutcomesQuery {
  window: TimeWindow;
  /** Whoever did nothing more with the guide since then has left it; others are still at it. */
  quietSince: number;
  /** Counts by the values of this trait as well. */
  by?: string;
}

/** People for whom one version ended alike. */
export interface EndRow {
  version: number;
  end: End;
  /** Where that was; null where no step had been shown. */
  stepId: string | null;
  /** Why a step was missed; null of other ends, and where the page did not say. */
  reason: string | null;
  people: number;
}

export interface Outcomes {
  /** In order of version, end, step and reason. */
  ends: EndRow[];
  /** To how many of those who started the version each of its steps was shown. In order of version and step. */
  reached: { version: number; stepId: string; people: number }[];
  /** How long steps took that were done, ascending. In order of version and step. */
  times: { version: number; stepId: string; ms: number[] }[];
  /** With `by`: who started the guide in any version, and who of them completed it; most people first, then by the JSON of the value. */
  values?: { value: TraitValue | null; startedBy: number; completedBy: number }[];
}

export interface GoalQuery {
  /** In it people start, or would have. */
  window: TimeWindow;
  goal: FunnelStepQuery;
  /** How long after that the goal may be met, which may be after the window. */
  withinMs: number;
  /** Whose time is not over by then may still meet it. */
  now: number;
}

export interface GoalGroup {
  people: number;
  /** Of them, who met the goal in time. */
  met: number;
  /** Of them, who have not met it and still have time. */
  open: number;
}

export interface GoalAnswer {
  /** Who started the guide, however that came. */
  started: GoalGroup;
  /** Of those whom chance put into one of two groups when the guide was due: who got it, and who was held out. */
  shown: GoalGroup;
  heldOut: GoalGroup;
}

/**
 * What became of one guide. People count once; only what they did by themselves counts (no `props.mode`).
 */
export interface GuideQuestions {
  /**
   * How each version ended for those who started it in the window, by what they did with that version in it: completed, if
   * ever; else by the last of it (by time, then event id). A dismissal because something was missing (`props.unseen`), and a miss that nothing
   * followed, is `missed`; `guide.muted` is a dismissal. A step's time goes from `step.shown` to the `step.completed` of the same step and
   * session that follows, with none of its own shows between.
   */
  outcomes(appId: string, guideId: string, query: OutcomesQuery): Promise<Outcomes>;
  /**
   * Who met a goal. The time of a person begins with their first `guide.started` in the window; in the comparison with the first
   * start that nobody asked for, or the first `guide.withheld`, whichever came first, which decides the group.
   */
  goal(appId: string, guideId: string, query: GoalQuery): Promise<GoalAnswer>;
}
