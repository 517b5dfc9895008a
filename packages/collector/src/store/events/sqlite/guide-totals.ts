import type { SQLOutputValue } from 'node:sqlite';
import type { GuideTotals, TimeWindow } from '../event-store.ts';
import { SORT } from './cell.ts';
import { createCrowd, type Crowd } from './crowd.ts';
import type { LogFile } from './log-file.ts';
import type { LogFiles } from './log-files.ts';
import type { WhoIsWho } from './who-is-who.ts';
import { windowsTogether, type WindowsTogether } from './windows-together.ts';

const TIMES = ['guide.started', 'step.shown', 'step.missed'] as const;
const PEOPLE = ['guide.started', 'guide.completed', 'issue.affected'] as const;
type Name = (typeof TIMES)[number] | (typeof PEOPLE)[number];

const CELLS = `FROM cell c JOIN rows r ON r.cell = c.id
  WHERE c.app = ? AND c.sort = ${SORT.guide} AND c.name IN (SELECT value FROM json_each(?)) AND r.span BETWEEN ? AND ?`;
const TALLIES = `SELECT c.name, c.a, r.span, r.times ${CELLS.replace('rows', 'tally')}`;
const CROWDS = `SELECT c.name, c.a, r.span, r.piece, r.bits ${CELLS.replace('rows', 'crowd')}`;
const EXTENT = 'SELECT min(first_at) AS first, max(last_at) AS last FROM extent WHERE app = ?';

/** Of one guide in one window. */
interface Counts {
  times: Map<Name, number>;
  /** Visitors, not yet people. */
  crowds: Map<Name, Crowd>;
}

/** Some guides over some windows of whole quarters, from one reading of what was counted. */
export function createGuideTotals(files: LogFiles, who: WhoIsWho) {
  /** Numbers of names, and what they stand for; what never happened has none. */
  const wordsOf = <N extends Name>(names: readonly N[]): Map<number, N> =>
    new Map(
      names.flatMap((name) => {
        const word = who.word(name);
        return word === undefined ? [] : [[word, name] as const];
      }),
    );

  function* rowsOf(sql: string, app: number, names: ReadonlyMap<number, Name>, together: WindowsTogether) {
    const wanted = JSON.stringify([...names.keys()]);
    for (const file of files.within(together.hull)) {
      for (const [low, high] of rangesIn(file, app, together)) yield* file.lists(sql, app, wanted, low, high);
    }
  }

  function read(app: number, guides: ReadonlySet<number>, windows: readonly TimeWindow[]): Map<string, Counts> {
    const together = windowsTogether(windows);
    const found = new Map<string, Counts>();
    const each = <N extends Name>(
      sql: string,
      names: Map<number, N>,
      take: (counts: Counts, name: N, values: readonly SQLOutputValue[]) => void,
    ): void => {
      for (const [word, guide, span, ...values] of rowsOf(sql, app, names, together)) {
        const name = names.get(Number(word));
        if (name === undefined || !guides.has(Number(guide))) continue;
        for (const place of together.placesOf(Number(span))) {
          const key = keyOf(place, Number(guide));
          let counts = found.get(key);
          if (counts === undefined) found.set(key, (counts = { times: new Map(), crowds: new Map() }));
          take(counts, name, values);
        }
      }
    };
    each(TALLIES, wordsOf(TIMES), ({ times }, name, [more]) => {
      times.set(name, (times.get(name) ?? 0) + Number(more));
    });
    each(CROWDS, wordsOf(PEOPLE), ({ crowds }, name, [piece, bits]) => {
      let crowd = crowds.get(name);
      if (crowd === undefined) crowds.set(name, (crowd = createCrowd()));
      if (bits instanceof Uint8Array) crowd.join(Number(piece), bits);
    });
    return found;
  }

  return (appId: string, guideIds: readonly string[], windows: readonly TimeWindow[]): GuideTotals[][] => {
    const app = who.app(appId);
    const numbers = guideIds.map((guideId) => who.word(guideId));
    const known = new Set(numbers.filter((number) => number !== undefined));
    const found = app === undefined || windows.length === 0 ? undefined : read(app, known, windows);
    return windows.map((_, place) =>
      guideIds.map((guideId, index) => {
        const number = numbers[index];
        const counts = number === undefined ? undefined : found?.get(keyOf(place, number));
        return shape(guideId, counts, who);
      }),
    );
  };
}

const keyOf = (place: number, guide: number): string => `${place} ${guide}`;

function rangesIn(file: LogFile, app: number, together: WindowsTogether): [number, number][] {
  const { first, last } = file.sql(EXTENT).get(app) ?? {};
  return typeof first === 'number' && typeof last === 'number' ? together.ranges(first, last) : [];
}

function shape(guideId: string, counts: Counts | undefined, who: WhoIsWho): GuideTotals {
  const times = (name: Name): number => counts?.times.get(name) ?? 0;
  const people = (name: Name): Crowd => who.toPeople(counts?.crowds.get(name) ?? createCrowd());
  // A completion is joined with starts, so who completed is one of those who started.
  const started = people('guide.started');
  return {
    ...{ guideId, starts: times('guide.started'), startedBy: started.size() },
    completedBy: started.both(people('guide.completed')).length,
    ...{ shown: times('step.shown'), missed: times('step.missed'), affectedBy: people('issue.affected').size() },
  };
}
