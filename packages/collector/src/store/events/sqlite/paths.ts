import * as answers from '../answers/index.ts';
import { VIEW } from '../answers/walks.ts';
import type { TimeWindow } from '../event-store.ts';
import type { PathRow } from '../usage-questions.ts';
import type { PartOfLog } from './by-people.ts';
import type { LogFiles } from './log-files.ts';
import { MOST_WORDS } from './rollups.ts';
import { bySession, inOrder, rowsByPeople, type Row } from './rows-by-people.ts';
import { sessionsOf } from './sessions-of-rows.ts';
import type { WhoIsWho } from './who-is-who.ts';

const COLUMNS = ['session', 'path'];

/** Which page followed which, of some people, all of them. */
export function createPaths(files: LogFiles, who: WhoIsWho) {
  /** The moves of one person, each as one number; undefined where their order cannot be told. */
  function movesOf(rows: readonly Row[]): number[] | undefined {
    const moves: number[] = [];
    for (const session of sessionsOf(files, rows)) {
      const views = inOrder(session, bySession);
      if (views === undefined) return undefined;
      let before: number | undefined;
      for (const [, , , , path = 0] of views) {
        if (before !== undefined && before !== path) moves.push(before * MOST_WORDS + path);
        before = path;
      }
    }
    return moves;
  }

  return (part: PartOfLog, query: { window: TimeWindow; from?: string }): PathRow[] => {
    const counts = new Map<number, { times: number; people: number }>();
    const toRow = ([move, { times, people }]: [number, { times: number; people: number }]): PathRow => {
      const from = who.textOf(Math.floor(move / MOST_WORDS));
      return { from, to: who.textOf(move % MOST_WORDS), times, people };
    };
    const others: PathRow[] = [];
    const reading = { window: query.window, only: [VIEW], clients: part.clients, columns: COLUMNS };
    for (const [person, rows] of rowsByPeople(files, who, part.people, reading)) {
      const moves = movesOf(rows);
      if (moves === undefined) others.push(...answers.paths(part.alone(person), { ...query, limit: Infinity }));
      const theirs = new Set<number>();
      for (const move of moves ?? []) {
        let count = counts.get(move);
        if (count === undefined) counts.set(move, (count = { times: 0, people: 0 }));
        count.times += 1;
        if (!theirs.has(move)) count.people += 1;
        theirs.add(move);
      }
    }
    const asked = [...counts].map(toRow).filter(({ from }) => query.from === undefined || from === query.from);
    return [...asked, ...others];
  };
}
