import type { ElementRecord, Event, FeatureUse } from '@handrail/protocol';
import type { TimeWindow } from '../event-store.ts';
import { fitsUse } from '../fits-use.ts';
import type { AppLog } from './log.ts';
import type { LogFiles } from './log-files.ts';
import type { WhoIsWho } from './who-is-who.ts';

const USES_OF_PEOPLE = `
  SELECT w.text AS name, e.path, coalesce(e.element, 0) AS element, e.visitor, count(*) AS times
  FROM event e JOIN word w ON w.id = e.name
  WHERE e.app = ? AND e.at >= ? AND e.at < ? AND e.active = 1 AND w.text IN ('page.viewed', 'element.clicked')
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

  /** How often some people used a feature. Rollups do not say who used it how often. */
  function usesBy(log: AppLog, uses: readonly FeatureUse[], window: TimeWindow, people: ReadonlySet<string>): number {
    const decided = new Map<string, boolean>();
    let sum = 0;
    for (const file of files.within(window)) {
      for (const row of file.sql(USES_OF_PEOPLE).iterate(log.app ?? 0, window.from, window.until)) {
        const key = `${String(row['name'])} ${String(row['path'])} ${String(row['element'])}`;
        let isUse = decided.get(key);
        if (isUse === undefined) {
          isUse = fits(uses, String(row['name']), Number(row['path']), Number(row['element']));
          decided.set(key, isUse);
        }
        if (isUse && people.has(String(who.personOf(Number(row['visitor']))))) sum += Number(row['times']);
      }
    }
    return sum;
  }

  return { elementOf, fits, usesBy };
}
