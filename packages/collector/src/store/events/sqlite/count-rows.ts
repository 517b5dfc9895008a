import type { Countable } from './cell.ts';
import type { LogFile } from './log-file.ts';
import type { Presence } from './presence.ts';
import type { Rollups } from './rollups.ts';
import { quarterAt } from './span.ts';

const COUNTED = `
  SELECT e.id, e.app, e.class, e.name, e.guide, e.step, e.path, e.element, e.mode, e.visitor, e.at, e.active,
         CASE e.name WHEN (SELECT id FROM word WHERE text = 'frustration.noticed') THEN e.props ->> '$.kind' END
  FROM event e`;
const TEXT = 'SELECT text FROM word WHERE id = ?';

type OrNull = number | null;
type Row = [
  ...[id: number, app: number, eventClass: number, name: number, guide: OrNull, step: OrNull, path: number],
  ...[element: OrNull, mode: OrNull, visitor: number, at: number, active: number, kind: unknown],
];

/** What rows are counted in. */
interface Counters {
  rollups: Rollups;
  /** Left out where rows are only taken out or counted again: who was active outlasts them. */
  presence?: Presence;
}

/** Counts rows that are in the log, and answers how many and which was the last; `-1` takes them out of the tallies again. */
export function countRows(
  file: LogFile,
  { rollups, presence }: Counters,
  times: 1 | -1,
  where: string,
  ...values: number[]
): { rows: number; last: number } {
  const names = new Map<number, string>();
  const nameOf = (name: number): string => {
    const before = names.get(name);
    if (before !== undefined) return before;
    const text = String(file.sql(TEXT).get(name)?.['text']);
    names.set(name, text);
    return text;
  };
  const statement = file.sql(`${COUNTED} ${where}`);
  statement.setReturnArrays(true);
  let [rows, last] = [0, 0];
  // The columns as they are named above, by the types of the schema.
  for (const row of statement.iterate(...values) as unknown as Iterable<Row>) {
    const [id, app, eventClass, name, guide, step, path, element, mode, visitor, at, active, kind] = row;
    const countable: Countable = { app, name, guide, step, path, element, mode };
    const quarter = quarterAt(at);
    rollups.count(countable, nameOf(name), kind, quarter, visitor, times);
    rollups.extend(app, eventClass, at, times);
    if (active === 1) presence?.add(app, quarter, visitor);
    rows += 1;
    last = id;
  }
  return { rows, last };
}
