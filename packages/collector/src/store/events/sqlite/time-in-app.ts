import { MINUTE_MS } from '../../../clock.ts';
import { timeOf } from '../answers/time-in-app.ts';
import type { TimeWindow } from '../event-store.ts';
import type { TimeRow } from '../usage-questions.ts';
import type { PartOfLog } from './by-people.ts';
import type { LogFiles } from './log-files.ts';
import { rowsOfPart } from './rows-of-part.ts';
import type { WhoIsWho } from './who-is-who.ts';

/** How long some people were there. */
export function createTimeInApp(files: LogFiles, who: WhoIsWho) {
  return function* (part: PartOfLog, window: TimeWindow): Generator<void, TimeRow> {
    const people = new Map<number, number[]>();
    const reading = { window, only: 'activities' as const, log: part, columns: [] };
    yield* rowsOfPart(files, who, part, reading, ([at, , person]) => {
      const instants = people.get(person);
      if (instants === undefined) people.set(person, [at, at]);
      else addTo(instants, at);
    });
    return timeOf(Array.from(people.values(), (instants) => instants.sort((a, b) => a - b)));
  };
}

const minuteOf = (at: number): number => Math.floor(at / MINUTE_MS);

/** Of what comes one after the other within a minute, the first and the last instant say as much as all. */
function addTo(instants: number[], at: number): void {
  const [first = at, last = at] = [instants.at(-2), instants.at(-1)];
  if (minuteOf(first) !== minuteOf(at) || minuteOf(last) !== minuteOf(at)) instants.push(at, at);
  else if (at > last) instants[instants.length - 1] = at;
  else if (at < first) instants[instants.length - 2] = at;
}
