import * as answers from '../answers/index.ts';
import { onlyOf, type Moment } from '../answers/funnel.ts';
import type { FunnelQuery, FunnelRow, FunnelStepQuery } from '../usage-questions.ts';
import type { PartOfLog } from './by-people.ts';
import type { LogFiles } from './log-files.ts';
import { byTime, inOrder, rowsInTurn, type Row } from './rows-by-people.ts';
import { createStepsOf } from './steps-of-row.ts';
import type { WhoIsWho } from './who-is-who.ts';

/** How far some people came: the steps that a row fits are worked out once for each of its numbers. */
export function createFunnel(files: LogFiles, who: WhoIsWho) {
  const stepsOfRows = createStepsOf(files, who);

  return function* (
    part: PartOfLog,
    steps: readonly FunnelStepQuery[],
    query: FunnelQuery,
  ): Generator<void, FunnelRow[]> {
    const { window, withinMs = Infinity, by } = query;
    const { columns, stepsOf } = stepsOfRows(steps);
    const reached = new Map<string, number>();
    const startsOf = new Map<number, number[]>();
    const people = new Set(part.people);
    const reading = { window, only: onlyOf(steps), clients: part.clients, columns };
    for (const [person, rows] of rowsInTurn(files, who, people, reading)) {
      const ordered = inOrder(rows, byTime);
      const starts = startsOf.get(person) ?? [];
      startsOf.set(person, starts);
      const count =
        ordered === undefined
          ? answers.reachedBy(part.alone(person), steps, query).get(String(person))
          : answers.countReached(steps.length, momentsOf(ordered, stepsOf), withinMs, starts);
      reached.set(String(person), count ?? 0);
      if (ordered === undefined || count === steps.length) people.delete(person);
    }
    yield;
    return answers.rowsOfFunnel(part, steps.length, reached, by);
  };
}

function* momentsOf(rows: readonly Row[], stepsOf: (row: Row) => number): Iterable<Moment> {
  let fitting = 0;
  const fits = (step: number): boolean => (fitting & (1 << step)) !== 0;
  for (const row of rows) {
    fitting = stepsOf(row);
    if (fitting !== 0) yield { at: row[0], fits };
  }
}
