import { LOG_LIMITS } from '../../../config.ts';
import type { Only } from '../answers/log.ts';
import type { TimeWindow } from '../event-store.ts';
import { conditionOf, numbersOf, type PartOfLog } from './by-people.ts';
import type { AppLog } from './log.ts';
import type { LogFiles } from './log-files.ts';
import { beside, packedIn } from './packed.ts';
import { takeZone } from './rows-of-zone.ts';
import type { WhoIsWho } from './who-is-who.ts';
import { zonesOf } from './zones.ts';

/** When it was, its place in its session (-1 without one), whose it is, and what else was asked for, where the row has it. */
export type RowOfPart = readonly [at: number, seq: number, person: number, ...asked: (number | null)[]];

/** So many numbers a row begins with. */
export const ALWAYS = 3;
const VISITOR = ALWAYS - 1;

export interface Reading {
  log: Pick<AppLog, 'app' | 'clients' | 'clientsIn'>;
  window: TimeWindow;
  only: Only | undefined;
  /** Columns of numbers. */
  columns: readonly string[];
}

/** Gets a row and the file it is from; the next may come in the same list. */
export type Take = (row: RowOfPart, file: number) => void;

/** People by the numbers of their browsers, and whether all of a file is read for them. */
export interface Readers {
  personOf: ReadonlyMap<number, number>;
  isMost: boolean;
}

/**
 * Takes the rows of the people of a part, in no order and some thousand at a time; others may be asked in between. Where most rows of the
 * files are theirs, all are read as they lie there.
 */
export function* rowsOfPart(
  files: LogFiles,
  who: WhoIsWho,
  part: PartOfLog,
  reading: Reading,
  take: Take,
): Iterable<void> {
  const readers = { personOf: personsOf(who, part.people), isMost: part.isMost(part.people.length) };
  const weeks = Array.from(files.within(reading.window), (file) => file.week);
  for (const week of weeks) yield* rowsOfFile(files, who, week, readers, reading, take);
}

export function personsOf(who: WhoIsWho, people: Iterable<number>): Map<number, number> {
  const persons = new Map<number, number>();
  for (const person of people) for (const visitor of who.visitorsOf(person)) persons.set(visitor, person);
  return persons;
}

/** The same of one file. */
export function* rowsOfFile(
  files: LogFiles,
  who: WhoIsWho,
  week: number,
  { personOf, isMost }: Readers,
  reading: Reading,
  take: Take,
): Iterable<void> {
  const { log, window, columns } = reading;
  const only = reading.only && numbersOf(reading.only, who);
  const asked = ['at', 'coalesce(seq, -1)', 'visitor', ...columns];
  const taken = ofPeople(personOf, week, take);
  function read(where: string, ...values: (number | string)[]): void {
    const all = `${where} AND at >= ? AND at < ? AND mode IS NULL ${log.clients} ${conditionOf(only)}`;
    // Opened again, as somebody who was asked in between may have had it closed.
    files.open(week).each(asked, `event WHERE ${all}`, [...values, window.from, window.until], taken);
  }
  if (!isMost) {
    read('visitor IN (SELECT value FROM json_each(?))', JSON.stringify([...personOf.keys()]));
    yield;
    return;
  }
  // Visitors have numbers in the order in which they came, so those of a part lie near each other.
  let [least, most] = [Infinity, 0];
  for (const visitor of personOf.keys()) [least, most] = [Math.min(least, visitor), Math.max(most, visitor)];
  for (const { from, before } of zonesOf(files.open(week), window)) {
    for (let first = from; first < before && files.has(week); first += LOG_LIMITS.rowsReadAtOnce) {
      const end = Math.min(before, first + LOG_LIMITS.rowsReadAtOnce);
      const packed = packedIn(files.open(week), first, end);
      for (const zone of packed.values()) takeZone(zone, reading, only, taken);
      for (const [next, until] of beside(packed, first, end)) {
        read('id >= ? AND id < ? AND app = ? AND visitor BETWEEN ? AND ?', next, until, log.app ?? 0, least, most);
      }
      yield;
    }
  }
}

/** Puts each person in the place of their browsers; others are left out. */
function ofPeople(personOf: ReadonlyMap<number, number>, week: number, take: Take) {
  let [last, person]: [number, number | undefined] = [NaN, undefined];
  return (row: number[]): void => {
    // What came in one batch lies together.
    const visitor = row[VISITOR] ?? 0;
    if (visitor !== last) [last, person] = [visitor, personOf.get(visitor)];
    if (person === undefined) return;
    row[VISITOR] = person;
    // The columns as they are asked for.
    take(row as unknown as RowOfPart, week);
  };
}
