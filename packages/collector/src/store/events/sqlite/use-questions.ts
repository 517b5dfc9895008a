import type { FeatureUse } from '@handrail/protocol';
import { byTrait } from '../answers/active-people.ts';
import { isOf } from '../answers/log.ts';
import { elementKey } from '../element-key.ts';
import type { TimeWindow } from '../event-store.ts';
import { byText } from '../order.ts';
import type { ElementRow, FeatureQuery, FeatureRow, PageRow } from '../usage-questions.ts';
import { SORT } from './cell.ts';
import type { Crowd } from './crowd.ts';
import { createFrustration } from './frustration.ts';
import { createUseFits } from './use-fits.ts';
import type { AppLog } from './log.ts';
import type { LogFiles } from './log-files.ts';
import { peopleIn, readCells, type CellQuery, type Counted } from './rollup-reader.ts';
import type { WhoIsWho } from './who-is-who.ts';

const USES = [SORT.use, SORT.useAboutGuide];
/** Questions about pages and elements, answered from rollups; their windows are of whole quarters. */
export function createUseQuestions(files: LogFiles, who: WhoIsWho) {
  const { elementOf, fits, usesBy } = createUseFits(files, who);

  function read({ app }: AppLog, window: TimeWindow, name: string, asked: Partial<CellQuery> = {}): Counted[] {
    const word = who.word(name);
    if (app === undefined || word === undefined) return [];
    return readCells(files, { app, sorts: USES, names: [word], ...asked }, window);
  }

  const peopleOf = (cells: readonly Counted[]): Crowd => peopleIn(cells, who);

  function topPages(log: AppLog, window: TimeWindow, limit: number): PageRow[] {
    return [...Map.groupBy(read(log, window, 'page.viewed'), ({ a }) => a)]
      .map(([path, cells]) => ({ path: who.textOf(path), views: timesIn(cells), people: peopleOf(cells).size() }))
      .sort((a, b) => b.people - a.people || b.views - a.views || byText(a.path, b.path))
      .slice(0, limit);
  }

  function topElements(log: AppLog, window: TimeWindow, limit: number): ElementRow[] {
    return [...Map.groupBy(read(log, window, 'element.clicked'), ({ b }) => b)]
      .flatMap(([word, cells]) => {
        const element = elementOf(word);
        return element === null ? [] : [{ element, clicks: timesIn(cells), people: peopleOf(cells).size() }];
      })
      .sort(
        (a, b) => b.people - a.people || b.clicks - a.clicks || byText(elementKey(a.element), elementKey(b.element)),
      )
      .slice(0, limit);
  }

  /** How many of some people used a feature in a window, and how often. Rollups know only of everybody how often that was. */
  function createCount(log: AppLog, uses: readonly FeatureUse[], window: TimeWindow, ofAll: boolean) {
    if (!ofAll) return countOf(usesBy(log, uses, window));
    const cells = ['page.viewed', 'element.clicked'].flatMap((name) =>
      read(log, window, name, { sorts: [SORT.use], fits: (a, b) => fits(uses, name, a, b) }),
    );
    const users = peopleOf(cells);
    return (people: readonly string[]) => ({
      people: people.filter((person) => users.has(Number(person))).length,
      uses: timesIn(cells),
      active: people.length,
    });
  }

  function featureUse(
    log: AppLog,
    uses: readonly FeatureUse[],
    { windows, who: whom, by }: FeatureQuery,
  ): FeatureRow[] {
    return windows.flatMap((window, place) => {
      const active = [...log.crowdIn(window).members()].map(String).filter((person) => isOf(log, person, whom));
      const countRow = createCount(log, uses, window, by === undefined && isEverybody(whom));
      if (by === undefined) return [{ window: place, ...countRow(active) }];
      return byTrait(log, active, by).map(({ value, people }) => ({
        window: place,
        value,
        ...countRow(people),
      }));
    });
  }

  return { topPages, topElements, ...createFrustration(files, who, elementOf), featureUse };
}

/** Of some people, by how often each used it. */
const countOf = (times: ReadonlyMap<number, number>) => (people: readonly string[]) => {
  const theirs = people.flatMap((person) => times.get(Number(person)) ?? []);
  return { people: theirs.length, uses: theirs.reduce((sum, one) => sum + one, 0), active: people.length };
};
const isEverybody = (whom: object | undefined): boolean => whom === undefined || Object.keys(whom).length === 0;
const timesIn = (cells: readonly Counted[]): number => cells.reduce((sum, { times }) => sum + times, 0);
