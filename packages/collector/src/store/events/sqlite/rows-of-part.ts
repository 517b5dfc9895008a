import { LOG_LIMITS } from '../../../config.ts';
import type { PartOfLog } from './by-people.ts';
import type { LogFiles } from './log-files.ts';
import { ALWAYS, rowsWhere, type Reading } from './rows-by-people.ts';
import type { WhoIsWho } from './who-is-who.ts';

/** A row of a part: whose it is stands in the place of the file. */
export type RowOfPart = readonly [at: number, seq: number, person: number, ...asked: number[]];

const VISITOR = ALWAYS - 1;

/**
 * Rows of the people of a part, some thousand of a file at a time and in no order; others may be asked in between. Where most rows of the
 * files are theirs, all are read as they lie there.
 */
export function* rowsOfPart(
  files: LogFiles,
  who: WhoIsWho,
  part: PartOfLog,
  reading: Reading,
): Iterable<[rows: RowOfPart[], file: number]> {
  const personOf = new Map<number, number>();
  for (const person of part.people) for (const visitor of who.visitorsOf(person)) personOf.set(visitor, person);
  for (const week of Array.from(files.within(reading.window), (file) => file.week)) {
    if (!part.isMost) yield [byVisitor(files, who, week, personOf, reading), week];
    else for (const rows of asTheyLie(files, who, week, part.app ?? 0, personOf, reading)) yield [rows, week];
  }
}

type PersonOf = ReadonlyMap<number, number>;

function byVisitor(files: LogFiles, who: WhoIsWho, week: number, personOf: PersonOf, reading: Reading): RowOfPart[] {
  const statement = rowsWhere('visitor IN (SELECT value FROM json_each(?))', files.open(week), who, reading, 'visitor');
  const { from, until } = reading.window;
  return ofPeople(statement.all(JSON.stringify([...personOf.keys()]), from, until), personOf);
}

/** Visitors have numbers in the order in which they came, so those of a part lie near each other. */
function* asTheyLie(
  files: LogFiles,
  who: WhoIsWho,
  week: number,
  app: number,
  personOf: PersonOf,
  reading: Reading,
): Iterable<RowOfPart[]> {
  const { from, until } = reading.window;
  let [least, most] = [Infinity, 0];
  for (const visitor of personOf.keys()) [least, most] = [Math.min(least, visitor), Math.max(most, visitor)];
  const last = Number(files.open(week).sql('SELECT max(id) AS last FROM event').get()?.['last']);
  for (let first = 0; first < last && files.has(week); first += LOG_LIMITS.rowsReadAtOnce) {
    // Opened again, as somebody who was asked in between may have had it closed.
    const statement = rowsWhere(
      'id > ? AND id <= ? AND app = ? AND visitor BETWEEN ? AND ?',
      files.open(week),
      who,
      reading,
      'visitor',
    );
    const after = first + LOG_LIMITS.rowsReadAtOnce;
    yield ofPeople(statement.all(first, after, app, least, most, from, until), personOf);
  }
}

function ofPeople(found: unknown, personOf: PersonOf): RowOfPart[] {
  // The columns as they are named above, all of them numbers by the schema.
  const rows = found as [number, number, number][];
  return rows.filter((row) => {
    const [, , visitor] = row;
    const person = personOf.get(visitor);
    row[VISITOR] = person ?? 0;
    return person !== undefined;
  });
}
