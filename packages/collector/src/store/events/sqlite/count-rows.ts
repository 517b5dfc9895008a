import type { Event } from '@handrail/protocol';
import type { Countable } from './cell.ts';
import type { Traces } from './history.ts';
import type { LogFile } from './log-file.ts';
import type { Presence } from './presence.ts';
import type { Rollups } from './rollups.ts';
import { quarterAt } from './span.ts';

const COUNTED = `
  SELECT e.id, e.app, e.class, e.name, e.guide, e.step, e.path, e.element, e.mode, e.visitor, e.at, e.active, e.said,
         CASE WHEN e.guide IS NOT NULL OR e.name = (SELECT id FROM word WHERE text = 'frustration.noticed') THEN e.props END
  FROM event e`;
const TEXT = 'SELECT text FROM word WHERE id = ?';

/** What is counted of a row; its props where it is about a guide or a frustration. */
export interface RowToCount extends Countable {
  id: number;
  eventClass: number;
  visitor: number;
  at: number;
  said: number;
  isActive: boolean;
  props: Event['props'];
}

type OrNull = number | null;
type Row = [
  ...[id: number, app: number, eventClass: number, name: number, guide: OrNull, step: OrNull, path: number],
  ...[element: OrNull, mode: OrNull, visitor: number, at: number, active: number, said: number, props: unknown],
];

/** What rows are counted in. */
interface Counters {
  rollups: Rollups;
  /** Left out where rows are only taken out or counted again: who was active, and what was done with guides, outlasts them. */
  lasting?: { presence: Presence; traces: Traces };
}

/** Rows as they are in the log. */
export function* rowsIn(file: LogFile, where: string, ...values: number[]): Iterable<RowToCount> {
  // The columns as they are named above, by the types of the schema.
  for (const row of file.lists(`${COUNTED} ${where}`, ...values) as Iterable<Row>) {
    const [id, app, eventClass, name, guide, step, path, element, mode, visitor, at, active, said, props] = row;
    const [isActive, told] = [active === 1, propsOf(props)];
    yield { id, app, eventClass, name, guide, step, path, element, mode, visitor, at, said, isActive, props: told };
  }
}

// Written from a checked event, and by nobody else.
const propsOf = (text: unknown): Event['props'] =>
  typeof text === 'string' ? (JSON.parse(text) as Event['props']) : undefined;

/** Counts rows that are in the log, and answers how many and which was the last; `-1` takes them out of the tallies again. */
export function countRows(
  file: LogFile,
  { rollups, lasting }: Counters,
  found: Iterable<RowToCount>,
  times: 1 | -1 = 1,
): { rows: number; last: number } {
  const names = new Map<number, string>();
  const nameOf = (name: number): string => {
    const before = names.get(name);
    if (before !== undefined) return before;
    const text = String(file.sql(TEXT).get(name)?.['text']);
    names.set(name, text);
    return text;
  };
  let [rows, last] = [0, 0];
  for (const row of found) {
    const { id, app, eventClass, guide, step, visitor, at, said, isActive, props } = row;
    const quarter = quarterAt(at);
    const name = nameOf(row.name);
    rollups.count(row, name, props?.['kind'], quarter, visitor, times);
    rollups.extend(id, app, eventClass, at, times);
    if (isActive) lasting?.presence.add(app, quarter, visitor);
    if (guide !== null) {
      const stepId = step === null ? undefined : String(step);
      lasting?.traces.add(visitor, { name, guideId: String(guide), stepId, props, at, saidAt: at + said });
    }
    rows += 1;
    last = id;
  }
  return { rows, last };
}
