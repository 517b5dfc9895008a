import type { Event, GuideHistory } from '@handrail/protocol';
import type { EventRecord } from './event-store.ts';

/** What is kept of one visitor with one guide: the last instant of each kind, by our clock. */
export interface GuideTrace {
  guideId: string;
  startedAt?: number | undefined;
  completedAt?: number | undefined;
  dismissedAt?: number | undefined;
  mutedAt?: number | undefined;
  /** The guide ended with something missing, for a fault of the page or of ours. */
  unseenAt?: number | undefined;
  snoozed?: { at: number; until: number } | undefined;
  /** When each step was completed. */
  steps?: ReadonlyMap<string, number> | undefined;
}

const ENDS: Readonly<Record<string, 'completedAt' | 'dismissedAt' | 'mutedAt'>> = {
  'guide.completed': 'completedAt',
  'guide.dismissed': 'dismissedAt',
  'guide.muted': 'mutedAt',
};

/** What was done with a guide. */
export interface GuideAct {
  name: string;
  guideId: string;
  stepId: string | undefined;
  props: Event['props'];
  /** By our clock, and by the visitor's. */
  at: number;
  saidAt: number;
}

/** What one event leaves behind, or undefined when that is nothing. */
export function traceOf({ event, at }: EventRecord): GuideTrace | undefined {
  if (!('guideId' in event) || event.guideId === undefined) return undefined;
  const { guideId, name, props, stepId } = event;
  return traceOfAct({ guideId, name, props, stepId, at, saidAt: event.at });
}

export function traceOfAct({ guideId, name, props, stepId, at, saidAt }: GuideAct): GuideTrace | undefined {
  switch (name) {
    case 'guide.started':
      return { guideId, startedAt: at };
    case 'step.completed':
      return stepId === undefined ? undefined : { guideId, steps: new Map([[stepId, at]]) };
    case 'guide.snoozed': {
      const until = props?.['until'];
      // By the visitor's clock, which is wrong by as much as it was about the event itself.
      const corrected = typeof until === 'number' ? Math.round(until + at - saidAt) : NaN;
      return Number.isSafeInteger(corrected) ? { guideId, snoozed: { at, until: Math.max(0, corrected) } } : undefined;
    }
    default: {
      const end = ENDS[name];
      if (end === undefined) return undefined;
      // Who wants it never again has said so, whatever was missing.
      return props?.['unseen'] === true && end !== 'mutedAt' ? { guideId, unseenAt: at } : { guideId, [end]: at };
    }
  }
}

/** Two traces of one guide as one: of each kind the later. The order of events plays no part. */
export function joinTraces(one: GuideTrace, other: GuideTrace): GuideTrace {
  const steps = new Map(one.steps);
  for (const [stepId, at] of other.steps ?? []) steps.set(stepId, Math.max(at, steps.get(stepId) ?? 0));
  return {
    guideId: one.guideId,
    startedAt: later(one.startedAt, other.startedAt),
    completedAt: later(one.completedAt, other.completedAt),
    dismissedAt: later(one.dismissedAt, other.dismissedAt),
    mutedAt: later(one.mutedAt, other.mutedAt),
    unseenAt: later(one.unseenAt, other.unseenAt),
    snoozed: newer(one.snoozed, other.snoozed),
    steps,
  };
}

const later = (one: number | undefined, other: number | undefined): number | undefined =>
  one === undefined || other === undefined ? (one ?? other) : Math.max(one, other);

function newer(one: GuideTrace['snoozed'], other: GuideTrace['snoozed']): GuideTrace['snoozed'] {
  if (one === undefined || other === undefined) return one ?? other;
  // Within one instant the longer one, so that the order of events plays no part.
  return (other.at - one.at || other.until - one.until) > 0 ? other : one;
}

/** Bounds of an answer, whatever somebody with the app key has sent. */
export const MOST_GUIDES = 1_000;
const MOST_STEPS = 100;

/** As it goes over the wire, by guide id: what is not known is left out. */
export function toHistories(traces: Iterable<GuideTrace>): GuideHistory[] {
  const histories = [...traces].map(toHistory).filter((one) => Object.keys(one).length > 1);
  return histories.sort((a, b) => (a.guideId < b.guideId ? -1 : 1)).slice(0, MOST_GUIDES);
}

function toHistory({ guideId, startedAt, unseenAt, snoozed, steps, ...ends }: GuideTrace): GuideHistory {
  const stepIds = [...(steps ?? [])].sort(([, a], [, b]) => b - a).map(([stepId]) => stepId);
  return {
    guideId,
    // A run that ended unseen is as if it had not begun.
    ...(startedAt !== undefined && startedAt > (unseenAt ?? -1) && { startedAt }),
    ...(ends.completedAt !== undefined && { completedAt: ends.completedAt }),
    ...(ends.dismissedAt !== undefined && { dismissedAt: ends.dismissedAt }),
    ...(ends.mutedAt !== undefined && { mutedAt: ends.mutedAt }),
    ...(snoozed !== undefined && { snoozedUntil: snoozed.until }),
    ...(stepIds.length > 0 && { stepIds: stepIds.slice(0, MOST_STEPS) }),
  };
}
