import { VIEW } from '../answers/walks.ts';
import type { TimeWindow } from '../event-store.ts';
import type { PathRow } from '../usage-questions.ts';
import type { PartOfLog } from './by-people.ts';
import type { LogFiles } from './log-files.ts';
import { MOST_WORDS } from './rollups.ts';
import { rowsOfPart } from './rows-of-part.ts';
import { createSessions, OF_SESSION, type Stop } from './sessions-of-rows.ts';
import type { WhoIsWho } from './who-is-who.ts';

/** Which page followed which, of some people, all of them. */
export function createPaths(files: LogFiles, who: WhoIsWho) {
  return function* (part: PartOfLog, query: { window: TimeWindow; from?: string }): Generator<void, PathRow[]> {
    const sessions = createSessions(files);
    const reading = { window: query.window, only: [VIEW], log: part, columns: OF_SESSION };
    yield* rowsOfPart(files, who, part, reading, (row, file) => sessions.add(row, file, true, false));
    const counts = new Map<number, { times: number; people: number; last: number }>();
    for (const [person, theirs] of sessions.each()) {
      for (const move of theirs.flatMap(movesOf)) {
        let count = counts.get(move);
        if (count === undefined) counts.set(move, (count = { times: 0, people: 0, last: 0 }));
        count.times += 1;
        if (count.last !== person) count.people += 1;
        count.last = person;
      }
    }
    const toRow = ([move, { times, people }]: [number, { times: number; people: number }]): PathRow => {
      const from = who.textOf(Math.floor(move / MOST_WORDS));
      return { from, to: who.textOf(move % MOST_WORDS), times, people };
    };
    return [...counts].map(toRow).filter(({ from }) => query.from === undefined || from === query.from);
  };
}

/** The moves of a session from page to page, each as one number. */
const movesOf = (views: readonly Stop[]): number[] =>
  views.flatMap(({ path }, place) => {
    const before = views[place - 1]?.path;
    return before === undefined || before === path ? [] : [before * MOST_WORDS + path];
  });
