import type { EventRecord } from '../event-store.ts';
import { fitsPath, fitsUse } from '../fits-use.ts';
import type { FunnelQuery, FunnelRow, FunnelStepQuery } from '../usage-questions.ts';
import { byTrait } from './active-people.ts';
import { isOf, personOf, type Log, type Only } from './log.ts';

export function funnel(log: Log, steps: readonly FunnelStepQuery[], query: FunnelQuery): FunnelRow[] {
  return rowsOfFunnel(log, steps.length, reachedBy(log, steps, query), query.by);
}

/** How many steps each person did. */
function reachedBy(log: Log, steps: readonly FunnelStepQuery[], query: FunnelQuery): Map<string, number> {
  const { window, withinMs = Infinity, who } = query;
  const reached = new Map<string, number>();
  for (const [person, records] of Map.groupBy(log.within(window, onlyOf(steps)), (record) => personOf(log, record))) {
    if (isOf(log, person, who)) reached.set(person, countReached(steps.length, momentsOf(steps, records), withinMs));
  }
  return reached;
}

export function rowsOfFunnel(
  log: Pick<Log, 'traitOf'>,
  steps: number,
  reached: ReadonlyMap<string, number>,
  by: string | undefined,
): FunnelRow[] {
  const countRow = (people: readonly string[]): number[] =>
    Array.from({ length: steps }, (_, index) => people.filter((person) => (reached.get(person) ?? 0) > index).length);
  const started = [...reached.keys()].filter((person) => (reached.get(person) ?? 0) > 0);
  if (by === undefined) return [{ people: countRow(started) }];
  return byTrait(log, started, by).map(({ value, people }) => ({ value, people: countRow(people) }));
}

/** What a step can be, as far as its name or guide tells; undefined where some step may be any event. */
export function onlyOf(steps: readonly FunnelStepQuery[]): Only | undefined {
  const only = steps.flatMap(({ name, guideId, uses }) => {
    if (name !== undefined || guideId !== undefined) return [name === undefined ? { guideId } : { name }];
    return uses === undefined ? [] : [{ name: 'page.viewed' }, { name: 'element.clicked' }];
  });
  const isTold = steps.every(({ name, guideId, uses }) => (name ?? guideId ?? uses) !== undefined);
  return isTold ? only : undefined;
}

/** One event of a person: when it was, and which steps it fits. */
export interface Moment {
  at: number;
  fits: (step: number) => boolean;
}

const momentsOf = (steps: readonly FunnelStepQuery[], records: readonly EventRecord[]): Moment[] =>
  records.map((record) => ({
    at: record.at,
    fits: (index) => steps[index] !== undefined && fitsStep(steps[index], record),
  }));

/**
 * How many steps one person did in their order. For each step the latest start of a chain that has come so far is kept,
 * which leaves the most time for what follows; steps are tried from the last, so that no event is two of them. Who did all of them
 * needs no more moments. With the `startOf` of earlier moments it goes on from there.
 */
export function countReached(
  steps: number,
  moments: Iterable<Moment>,
  withinMs: number,
  startOf: number[] = [],
): number {
  for (const { at, fits } of moments) {
    for (let index = steps - 1; index >= 0; index -= 1) {
      const start = index === 0 ? at : startOf[index - 1];
      if (start === undefined || at - start > withinMs || !fits(index)) continue;
      startOf[index] = Math.max(startOf[index] ?? start, start);
    }
    if (startOf.length === steps) break;
  }
  return startOf.length;
}

export function fitsStep({ name, path, guideId, stepId, uses }: FunnelStepQuery, { event }: EventRecord): boolean {
  return (
    (name === undefined || name === event.name) &&
    (path === undefined || fitsPath(path, event.page.path)) &&
    (guideId === undefined || ('guideId' in event && event.guideId === guideId)) &&
    (stepId === undefined || ('stepId' in event && event.stepId === stepId)) &&
    (uses === undefined || uses.some((use) => fitsUse(use, event)))
  );
}
