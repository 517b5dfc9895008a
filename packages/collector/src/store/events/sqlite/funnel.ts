import * as answers from '../answers/index.ts';
import { onlyOf, type Moment } from '../answers/funnel.ts';
import type { TimeWindow } from '../event-store.ts';
import type { FunnelQuery, FunnelRow, FunnelStepQuery } from '../usage-questions.ts';
import type { PartOfLog } from './by-people.ts';
import type { LogFile } from './log-file.ts';
import type { LogFiles } from './log-files.ts';
import { createMoments, type Noted } from './moments-of-rows.ts';
import { ALWAYS, personsOf, rowsOfFile } from './rows-of-part.ts';
import { createStepsOf } from './steps-of-row.ts';
import type { WhoIsWho } from './who-is-who.ts';

const PEOPLE_AT_ONCE = 100;

/**
 * How far some people came: the steps that a row fits are worked out once for each of its numbers. Files are read in turn of time, and of
 * who did all steps nothing more is read.
 */
export function createFunnel(files: LogFiles, who: WhoIsWho) {
  const stepsOfRows = createStepsOf(files, who);

  return function* (
    part: PartOfLog,
    steps: readonly FunnelStepQuery[],
    query: FunnelQuery,
  ): Generator<void, FunnelRow[]> {
    const { window, withinMs = Infinity, by } = query;
    const { columns, stepsOf } = stepsOfRows(steps, ['id']);
    const reading = { window, only: onlyOf(steps), log: part, columns };
    const moments = createMoments(files);
    const startsOf = new Map(part.people.map((person): [number, number[]] => [person, []]));
    const people = new Set(part.people);
    for (const { week, next } of inTurn(files, window)) {
      const readers = { personOf: personsOf(who, people), isMost: part.isMost(people.size) };
      yield* rowsOfFile(files, who, week, readers, reading, (row) => {
        const fitting = stepsOf(row);
        if (fitting !== 0) moments.add(row[2], row[0], row[1], row[ALWAYS] ?? 0, fitting);
      });
      let asked = 0;
      for (const person of people) {
        const starts = startsOf.get(person);
        const theirs = momentsOf(moments.take(person, week, next));
        if (answers.countReached(steps.length, theirs, withinMs, starts) === steps.length) people.delete(person);
        asked += 1;
        if (asked % PEOPLE_AT_ONCE === 0) yield;
      }
      moments.next();
    }
    const reached = new Map(Array.from(startsOf, ([person, starts]) => [String(person), starts.length]));
    return answers.rowsOfFunnel(part, steps.length, reached, by);
  };
}

/** The files of a window, and from when on one that is read later may have something. */
function inTurn(files: LogFiles, window: TimeWindow): { week: number; next: number }[] {
  const weeks = Array.from(files.within(window), (file) => ({ week: file.week, first: firstOf(file) }));
  weeks.sort((a, b) => a.first - b.first);
  return weeks.map(({ week }, place) => ({ week, next: weeks[place + 1]?.first ?? Infinity }));
}

const firstOf = (file: LogFile): number =>
  Number(file.sql('SELECT min(first_at) AS first FROM extent').get()?.['first']);

function* momentsOf(rows: readonly Noted[]): Iterable<Moment> {
  let fitting = 0;
  const fits = (step: number): boolean => (fitting & (1 << step)) !== 0;
  for (const { at, steps } of rows) {
    fitting = steps;
    yield { at, fits };
  }
}
