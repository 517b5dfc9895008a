import type { TraitValue } from '@handrail/protocol';
import type { EventRecord } from '../event-store.ts';
import { ENDS, type End, type EndRow, type Outcomes, type OutcomesQuery } from '../guide-questions.ts';
import { byInstant, bySession, byText } from '../order.ts';
import { personOf, type Log } from './log.ts';

/** Counts person by person, so that an engine need not hold them all at once. */
interface OutcomeCount {
  /** What one person did with the guide in the window, and their value of the trait that was asked about. */
  take(acts: readonly EventRecord[], value: TraitValue | null): void;
  result(): Outcomes;
}

type Acts = readonly EventRecord[];

export function outcomes(log: Log, guideId: string, query: OutcomesQuery): Outcomes {
  const count = createOutcomeCount(query);
  takeOutcomes(count, log, guideId, query);
  return count.result();
}

/** Hands the people of a log, or of a part of it, to a count. */
export function takeOutcomes(count: OutcomeCount, log: Log, guideId: string, { window, by }: OutcomesQuery): void {
  const acts = log.within(window, [{ guideId }]).filter(({ event }) => event.guideId === guideId);
  for (const [person, theirs] of Map.groupBy(acts, (record) => personOf(log, record))) {
    count.take(theirs, by === undefined ? null : log.traitOf(person, by));
  }
}

export function createOutcomeCount({ quietSince, by }: OutcomesQuery): OutcomeCount {
  const ends = new Map<string, EndRow>();
  const reached = new Map<string, Outcomes['reached'][number]>();
  const times = new Map<string, Outcomes['times'][number]>();
  const values = new Map<string, NonNullable<Outcomes['values']>[number]>();

  function takeVersion(version: number, acts: Acts): void {
    for (const { stepId, ms } of timesOf(acts)) {
      const key = JSON.stringify([version, stepId]);
      const row = times.get(key) ?? { version, stepId, ms: [] };
      row.ms.push(ms);
      times.set(key, row);
    }
    if (!acts.some(isNamed('guide.started'))) return;
    for (const stepId of new Set(acts.filter(isNamed('step.shown')).flatMap(({ event }) => event.stepId ?? []))) {
      const key = JSON.stringify([version, stepId]);
      const row = reached.get(key) ?? { version, stepId, people: 0 };
      row.people += 1;
      reached.set(key, row);
    }
    const how = endOf(acts, quietSince);
    const key = JSON.stringify([version, how]);
    const row = ends.get(key) ?? { version, ...how, people: 0 };
    row.people += 1;
    ends.set(key, row);
  }

  return {
    take(acts, value) {
      for (const [version, some] of Map.groupBy(acts, ({ event }) => event.version ?? 0)) takeVersion(version, some);
      if (by === undefined || !acts.some(isNamed('guide.started'))) return;
      const row = values.get(JSON.stringify(value)) ?? { value, startedBy: 0, completedBy: 0 };
      row.startedBy += 1;
      if (acts.some(isNamed('guide.completed'))) row.completedBy += 1;
      values.set(JSON.stringify(value), row);
    },
    result: () => ({
      ends: [...ends.values()].sort(byEnd),
      reached: [...reached.values()].sort(byStep),
      times: [...times.values()].sort(byStep).map((row) => ({ ...row, ms: row.ms.toSorted((a, b) => a - b) })),
      ...(by !== undefined && {
        values: [...values.values()].sort(
          (a, b) => b.startedBy - a.startedBy || byText(JSON.stringify(a.value), JSON.stringify(b.value)),
        ),
      }),
    }),
  };
}

const isNamed =
  (name: string) =>
  ({ event }: EventRecord): boolean =>
    event.name === name;

interface Place {
  version: number;
  stepId: string | null;
}
const byStep = (a: Place, b: Place): number => a.version - b.version || byText(a.stepId ?? '', b.stepId ?? '');
const byEnd = (a: EndRow, b: EndRow): number =>
  a.version - b.version ||
  ENDS.indexOf(a.end) - ENDS.indexOf(b.end) ||
  byStep(a, b) ||
  byText(a.reason ?? '', b.reason ?? '');

/** How it ended for somebody who started it. */
function endOf(acts: Acts, quietSince: number): Pick<EndRow, 'end' | 'stepId' | 'reason'> {
  const inOrder = acts.toSorted(byInstant);
  const last = inOrder.at(-1);
  const stepId = inOrder.findLast(({ event }) => event.stepId !== undefined)?.event.stepId ?? null;
  const is = (end: End, reason: string | null = null) => ({ end, stepId, reason });
  if (acts.some(isNamed('guide.completed'))) return { end: 'completed', stepId: null, reason: null };
  if (last?.event.name === 'step.missed' || last?.event.props?.['unseen'] === true) {
    const missed = inOrder.findLast(isNamed('step.missed'));
    return is('missed', textOf((missed ?? last).event.props?.['reason']));
  }
  if (last?.event.name === 'guide.dismissed' || last?.event.name === 'guide.muted') return is('dismissed');
  if (last?.event.name === 'guide.snoozed') return is('snoozed');
  return is((last?.at ?? 0) < quietSince ? 'left' : 'open');
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** How long the steps took that somebody did. */
function timesOf(acts: Acts): { stepId: string; ms: number }[] {
  const found: { stepId: string; ms: number }[] = [];
  for (const session of Map.groupBy(acts, ({ event }) => event.sessionId).values()) {
    const since = new Map<string, number>();
    for (const { event, at } of session.toSorted(bySession)) {
      if (event.stepId === undefined) continue;
      const from = since.get(event.stepId);
      if (event.name === 'step.shown') since.set(event.stepId, at);
      if (event.name !== 'step.completed' || from === undefined) continue;
      since.delete(event.stepId);
      found.push({ stepId: event.stepId, ms: Math.max(0, at - from) });
    }
  }
  return found;
}
