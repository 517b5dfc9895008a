import * as answers from '../answers/index.ts';
import type { EventStore, Journey, StepTotals, TimeWindow } from '../event-store.ts';
import { byText } from '../order.ts';
import { SORT } from './cell.ts';
import type { Crowd } from './crowd.ts';
import { createGuideTotals } from './guide-totals.ts';
import { logsByPeople } from './by-people.ts';
import { sqliteGuideActs } from './guide-acts.ts';
import type { LogOf } from './log.ts';
import type { LogFiles } from './log-files.ts';
import { peopleIn, readCells, type Counted } from './rollup-reader.ts';
import { isWhole } from './span.ts';
import type { Ask } from './turns.ts';
import { uuidText } from './uuid-bytes.ts';
import type { WhoIsWho } from './who-is-who.ts';

type Questions = Pick<EventStore, 'guideTotals' | 'stepTotals' | 'journeys' | 'outcomes' | 'goal'>;

/** What was counted about one guide in a window, by the names of the events. */
interface Acts {
  guide: number;
  window: TimeWindow;
  named(name: string): Counted[];
  cells: Counted[];
}

/** The questions about guides: from rollups where the window allows it, else from the log. */
export function sqliteGuideQuestions(files: LogFiles, who: WhoIsWho, logOf: LogOf, ask: Ask): Questions {
  const totals = createGuideTotals(files, who);

  function actsOf(appId: string, guideId: string, window: TimeWindow): Acts | undefined {
    const [app, guide] = [who.app(appId), who.word(guideId)];
    if (app === undefined || guide === undefined) return undefined;
    const cells = readCells(files, { app, sorts: [SORT.guide], a: guide }, window);
    const named = (name: string): Counted[] => cells.filter((cell) => cell.name === who.word(name));
    return { guide, window, cells, named };
  }

  const peopleOf = (cells: readonly Counted[]): Crowd => peopleIn(cells, who);

  function steps(acts: Acts | undefined): StepTotals[] {
    const [shown, missed] = [acts?.named('step.shown') ?? [], acts?.named('step.missed') ?? []];
    const all = new Set(acts?.cells.flatMap(({ b }) => (b === 0 ? [] : [b])));
    const count = (cells: readonly Counted[], step: number): number => timesIn(cells.filter(({ b }) => b === step));
    return [...all]
      .map((step) => ({ stepId: who.textOf(step), shown: count(shown, step), missed: count(missed, step) }))
      .sort((a, b) => byText(a.stepId, b.stepId));
  }

  /** The step at which somebody dismissed the guide, when that is the last of what they did with it. */
  function dismissedAt(person: number, { guide, window }: Acts): string | undefined {
    let last: { at: number; eventId: string; name: string; step: unknown } | undefined;
    for (const file of files.within(window)) {
      for (const visitor of who.visitorsOf(person)) {
        const row = file.sql(LAST_WORD).get(visitor, window.from, window.until, guide);
        if (row === undefined) continue;
        const eventId = row['event_id'] instanceof Uint8Array ? uuidText(row['event_id']) : '';
        const at = Number(row['at']);
        if (last === undefined || at > last.at || (at === last.at && eventId > last.eventId)) {
          last = { at, eventId, name: String(row['name']), step: row['step'] };
        }
      }
    }
    return last?.name === 'guide.dismissed' && last.step !== null ? who.textOf(Number(last.step)) : undefined;
  }

  function journeys(acts: Acts | undefined): Journey[] {
    if (acts === undefined) return [];
    const shown = acts.named('step.shown').map(({ b, crowd }) => ({ step: who.textOf(b), crowd: who.toPeople(crowd) }));
    shown.sort((one, other) => byText(one.step, other.step));
    const completed = peopleOf(acts.named('guide.completed'));
    const dismissed = peopleOf(acts.named('guide.dismissed'));
    const alike = new Map<string, Journey>();
    for (const person of peopleOf(acts.cells).members()) {
      const journey = {
        stepIds: shown.filter(({ crowd }) => crowd.has(person)).map(({ step }) => step),
        completed: completed.has(person),
        dismissedAt: dismissed.has(person) ? dismissedAt(person, acts) : undefined,
      };
      const key = JSON.stringify(journey);
      alike.set(key, { ...journey, people: (alike.get(key)?.people ?? 0) + 1 });
    }
    return [...alike.values()];
  }

  /** Who had to do with a guide, as far as that is counted for such a window. */
  const peopleAt = (appId: string, guideId: string, window: TimeWindow): number[] | undefined =>
    isWhole(window) ? [...peopleOf(actsOf(appId, guideId, window)?.cells ?? []).members()] : undefined;

  return {
    ...sqliteGuideActs(ask, (appId, guideId, window) =>
      logsByPeople(files, who, logOf(appId), { of: peopleAt(appId, guideId, window) }),
    ),
    guideTotals: (appId, guideIds, windows) =>
      ask(() =>
        windows.every(isWhole)
          ? totals(appId, guideIds, windows)
          : windows.map((window) => guideIds.map((one) => answers.guideTotals(logOf(appId), one, window))),
      ),
    stepTotals: (appId, guideId, window) =>
      ask(() =>
        isWhole(window) ? steps(actsOf(appId, guideId, window)) : answers.stepTotals(logOf(appId), guideId, window),
      ),
    journeys: (appId, guideId, window) =>
      ask(() =>
        isWhole(window) ? journeys(actsOf(appId, guideId, window)) : answers.journeys(logOf(appId), guideId, window),
      ),
  };
}

const LAST_WORD = `
  SELECT e.at, e.event_id, e.step, (SELECT text FROM word WHERE id = e.name) AS name FROM event e
  WHERE e.visitor = ? AND e.at >= ? AND e.at < ? AND e.guide = ? AND e.mode IS NULL
  ORDER BY e.at DESC, e.event_id DESC LIMIT 1`;

const timesIn = (cells: readonly Counted[]): number => cells.reduce((sum, { times }) => sum + times, 0);
