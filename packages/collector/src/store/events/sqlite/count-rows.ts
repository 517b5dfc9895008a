import type { Event } from '@handrail/protocol';
import type { Countable } from './cell.ts';
import type { Traces } from './history.ts';
import type { LogFile } from './log-file.ts';
import type { Presence } from './presence.ts';
import type { Rollups } from './rollups.ts';
import { quarterAt } from './span.ts';

const COUNTED = `
  SELECT e.id, e.app, e.class, e.name, e.guide, e.step, e.path, e.element, e.mode, e.visitor, e.at, e.active,
         CASE e.name WHEN (SELECT id FROM word WHERE text = 'frustration.noticed') THEN e.props ->> '$.kind' END,
         e.said, CASE WHEN e.guide IS NOT NULL THEN e.props END
  FROM event e`;
const TEXT = 'SELECT text FROM word WHERE id = ?';

type OrNull = number | null;
type Row = [
  ...[id: number, app: number, eventClass: number, name: number, guide: OrNull, step: OrNull, path: number],
  ...[
    element: OrNull,
    mode: OrNull,
    visitor: number,
    at: number,
    active: number,
    kind: unknown,
    said: number,
    props: unknown,
  ],
];

/** What rows are counted in. */
interface Counters {
  rollups: Rollups;
  /** Left out where rows are only taken out or counted again: who was active, and what was done with guides, outlasts them. */
  lasting?: { presence: Presence; traces: Traces };
}

/** Counts rows that are in the log, and answers how many and which was the last; `-1` takes them out of the tallies again. */
export function countRows(
  file: LogFile,
  { rollups, lasting }: Counters,
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
    const [id, app, eventClass, name, guide, step, path, element, mode, visitor, at, active, kind, said, props] = row;
    const countable: Countable = { app, name, guide, step, path, element, mode };
    const quarter = quarterAt(at);
    const nameText = nameOf(name);
    rollups.count(countable, nameText, kind, quarter, visitor, times);
    rollups.extend(id, app, eventClass, at, times);
    if (active === 1) lasting?.presence.add(app, quarter, visitor);
    if (guide !== null) {
      lasting?.traces.add(visitor, {
        name: nameText,
        guideId: String(guide),
        stepId: step === null ? undefined : String(step),
        props: propsOf(props),
        at,
        saidAt: at + said,
      });
    }
    rows += 1;
    last = id;
  }
  return { rows, last };
}

// Written from a checked event, and by nobody else.
const propsOf = (text: unknown): Event['props'] =>
  typeof text === 'string' ? (JSON.parse(text) as Event['props']) : undefined;
