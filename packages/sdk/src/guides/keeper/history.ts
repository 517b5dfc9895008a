import type { Event, GuideHistory } from '@handrail/protocol';
import type { Stop } from '../../core/lifetime.ts';
import { isRecord } from '../../core/saved.ts';
import type { Core } from '../core.ts';
import type { Known } from '../memory.ts';

/** A guide that may have been seen elsewhere waits no longer than this for the collector to say so. */
const PATIENCE_MS = 1_000;
const MOST_STEPS = 100;

const INSTANTS: Readonly<Record<string, 'startedAt' | 'completedAt' | 'dismissedAt' | 'mutedAt' | 'withheldAt'>> = {
  'guide.started': 'startedAt',
  'guide.completed': 'completedAt',
  'guide.dismissed': 'dismissedAt',
  'guide.muted': 'mutedAt',
  'guide.withheld': 'withheldAt',
};

/** What is known of a guide, and when this browser said that it was withheld, which nobody else needs to know. */
type Noted = GuideHistory & { withheldAt?: number };

/** What this visitor did with guides, here and in other browsers. */
export interface Histories {
  read(): Readonly<Record<string, GuideHistory>>;
  /** Takes an event down, as the collector does when it arrives there. */
  note(event: Event): void;
  /** There are guides: asks the collector, once a visitor and session. */
  open(): void;
  waiting(): boolean;
  /** Whether it was noted that a guide was withheld from this visitor. */
  isWithheld(guideId: string): boolean;
  stop: Stop;
}

/**
 * The collector keeps the history; storage is a cache of it, used at once and joined with the answer. A visitor without a
 * name has no other browser, so nothing is asked for them.
 */
export function createHistories(core: Core): Histories {
  const { memory, visitor, session, ask, platform, guard, consider } = core;
  let waitingFor: string | undefined;
  let asked: string | undefined;
  let stopTimer: Stop | undefined;

  function known(): Known {
    const visitorId = visitor.visitorId();
    const saved = memory.history.read();
    return saved?.visitorId === visitorId ? saved : { visitorId, sessionId: '', guides: {} };
  }

  function add(entries: readonly GuideHistory[], sessionId?: string): void {
    const now = known();
    const guides = { ...now.guides };
    for (const entry of entries) guides[entry.guideId] = join(guides[entry.guideId], entry);
    memory.history.write({ ...now, guides, ...(sessionId && { sessionId }) });
  }

  return {
    read: () => known().guides,
    note(event) {
      const entry = entryOf(event);
      // What was said without a name is nobody's.
      if (entry && event.visitorId === visitor.visitorId()) add([entry]);
    },
    open() {
      if (visitor.isAnonymous()) return;
      const visitorId = visitor.visitorId();
      const sessionId = session.touch();
      if (asked === visitorId || known().sessionId === sessionId) return;
      asked = waitingFor = visitorId;
      const done = guard(() => {
        if (waitingFor !== visitorId) return;
        waitingFor = undefined;
        consider();
      });
      stopTimer = platform.after(PATIENCE_MS, done);
      void ask('v1/history', { visitorId }).then(
        guard((answer) => {
          if (visitor.visitorId() !== visitorId || !answer || answer.status >= 429) return done();
          const { body } = answer;
          add(isRecord(body) && Array.isArray(body.guides) ? body.guides.filter(isEntry) : [], sessionId);
          waitingFor = undefined;
          stopTimer?.();
          consider();
        }),
      );
    },
    stop: () => stopTimer?.(),
    waiting: () => waitingFor !== undefined,
    isWithheld(guideId) {
      const noted: Noted | undefined = known().guides[guideId];
      return noted?.withheldAt !== undefined;
    },
  };
}

const isEntry = (value: unknown): value is GuideHistory => isRecord(value) && typeof value.guideId === 'string';

/** What an event says of a guide's history. An end for a fault says nothing. */
function entryOf({ name, at, ...event }: Event): GuideHistory | undefined {
  const { guideId, props, stepId } = event as Partial<Extract<Event, { stepId?: string }>>;
  if (guideId === undefined || props?.unseen) return undefined;
  const field = INSTANTS[name];
  if (field) return { guideId, [field]: at };
  if (name === 'guide.snoozed' && typeof props?.until === 'number') return { guideId, snoozedUntil: props.until };
  return name === 'step.completed' && stepId !== undefined ? { guideId, stepIds: [stepId] } : undefined;
}

/** The newest of each kind, and the steps of both. */
function join(one: GuideHistory | undefined, other: GuideHistory): GuideHistory {
  if (!one) return other;
  const joined = { ...one, ...other };
  for (const field of ['startedAt', 'completedAt', 'dismissedAt', 'mutedAt', 'snoozedUntil'] as const) {
    const last = Math.max(one[field] ?? 0, other[field] ?? 0);
    if (last) joined[field] = last;
  }
  const stepIds = [...new Set([...(one.stepIds ?? []), ...(other.stepIds ?? [])])];
  return stepIds.length ? { ...joined, stepIds: stepIds.slice(-MOST_STEPS) } : joined;
}
