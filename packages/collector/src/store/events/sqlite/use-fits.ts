import type { ElementRecord, Event, FeatureUse } from '@handrail/protocol';
import type { TimeWindow } from '../event-store.ts';
import { fitsUse } from '../fits-use.ts';
import type { AppLog } from './log.ts';
import type { LogFiles } from './log-files.ts';
import type { WhoIsWho } from './who-is-who.ts';

const usesOfPeople = (clients: string): string => `
  SELECT w.text AS name, e.path, coalesce(e.element, 0) AS element, e.visitor, count(*) AS times
  FROM event e JOIN word w ON w.id = e.name
  WHERE e.app = ? AND e.at >= ? AND e.at < ? AND e.active = 1 AND w.text IN ('page.viewed', 'element.clicked') ${clients}
  GROUP BY e.name, e.path, e.element, e.visitor`;

/** What of the log is a use of a feature. */
export function createUseFits(files: LogFiles, who: WhoIsWho) {
  // Written from a checked element, and by nobody else.
  const elementOf = (word: number): ElementRecord | null =>
    word === 0 ? null : (JSON.parse(who.textOf(word)) as ElementRecord);

  /** Whether what a cell counts is a use. */
  function fits(uses: readonly FeatureUse[], name: string, path: number, element: number): boolean {
    const known = elementOf(element);
    const event = { name, page: { path: who.textOf(path) }, ...(known && { element: known }) };
    // As much of an event as says whether it is a use.
    return uses.some((use) => fitsUse(use, event as Event));
  }

  /** How often each person used a feature. Rollups do not say who used it how often. */
  function usesBy(log: AppLog, uses: readonly FeatureUse[], window: TimeWindow): Map<number, number> {
    const decided = new Map<string, boolean>();
    const times = new Map<number, number>();
    for (const file of files.within(window)) {
      // Not kept: questions have other numbers in it.
      const statement = file.database.prepare(usesOfPeople(log.clients));
      for (const row of statement.iterate(log.app ?? 0, window.from, window.until)) {
        const key = `${String(row['name'])} ${String(row['path'])} ${String(row['element'])}`;
        let isUse = decided.get(key);
        if (isUse === undefined) {
          isUse = fits(uses, String(row['name']), Number(row['path']), Number(row['element']));
          decided.set(key, isUse);
        }
        if (!isUse) continue;
        const person = who.personOf(Number(row['visitor']));
        times.set(person, (times.get(person) ?? 0) + Number(row['times']));
      }
    }
    return times;
  }

  return { elementOf, fits, usesBy };
}
