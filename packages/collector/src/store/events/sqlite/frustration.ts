import type { ElementRecord } from '@handrail/protocol';
import { elementKey } from '../element-key.ts';
import type { TimeWindow } from '../event-store.ts';
import { byText } from '../order.ts';
import type { FrustrationRow } from '../usage-questions.ts';
import { SORT } from './cell.ts';
import type { AppLog } from './log.ts';
import type { LogFiles } from './log-files.ts';
import { peopleIn, readCells, readTimes, type Counted } from './rollup-reader.ts';
import type { WhoIsWho } from './who-is-who.ts';

/** As what each kind of trouble is counted. */
const TROUBLES = [
  { trouble: 'rage', name: 'frustration.noticed', sorts: [SORT.rage] },
  { trouble: 'dead', name: 'frustration.noticed', sorts: [SORT.dead] },
  { trouble: 'error', name: 'frustration.noticed', sorts: [SORT.error] },
  { trouble: 'abandoned', name: 'form.abandoned', sorts: [SORT.use, SORT.useAboutGuide] },
] as const;

/** Where people are stuck, and how often, in windows of whole quarters. */
export function createFrustration(files: LogFiles, who: WhoIsWho, elementOf: (word: number) => ElementRecord | null) {
  function read(app: number | undefined, window: TimeWindow, name: string, sorts: readonly number[]): Counted[] {
    const word = who.word(name);
    return app === undefined || word === undefined ? [] : readCells(files, { app, sorts, names: [word] }, window);
  }

  function frustration({ app }: AppLog, window: TimeWindow, limit: number): FrustrationRow[] {
    const places = new Map<string, FrustrationRow & { cells: Counted[] }>();
    for (const { trouble, name, sorts } of TROUBLES) {
      for (const cell of read(app, window, name, sorts)) {
        const key = `${cell.a} ${cell.b}`;
        let place = places.get(key);
        if (place === undefined) {
          const where = { path: who.textOf(cell.a), element: elementOf(cell.b) };
          places.set(key, (place = { ...where, rage: 0, dead: 0, error: 0, abandoned: 0, people: 0, cells: [] }));
        }
        place[trouble] += cell.times;
        place.cells.push(cell);
      }
    }
    const keyOf = ({ element }: FrustrationRow): string => (element === null ? '' : elementKey(element));
    const sumOf = ({ rage, dead, error, abandoned }: FrustrationRow): number => rage + dead + error + abandoned;
    return [...places.values()]
      .map(({ cells, ...place }): FrustrationRow => ({ ...place, people: peopleIn(cells, who).size() }))
      .sort(
        (a, b) => sumOf(b) - sumOf(a) || b.people - a.people || byText(a.path, b.path) || byText(keyOf(a), keyOf(b)),
      )
      .slice(0, limit);
  }

  function frustrationTimes({ app }: AppLog, windows: readonly TimeWindow[]): number[] {
    const sums = windows.map(() => 0);
    for (const { name, sorts } of TROUBLES) {
      const word = who.word(name);
      if (app === undefined || word === undefined || windows.length === 0) continue;
      for (const [place, times] of readTimes(files, { app, sorts, name: word }, windows).entries()) {
        sums[place] = (sums[place] ?? 0) + times;
      }
    }
    return sums;
  }

  return { frustration, frustrationTimes };
}
