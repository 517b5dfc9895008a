import type { OnlyNumbers } from './by-people.ts';
import type { Column, Packed } from './packed.ts';
import type { Reading } from './rows-of-part.ts';

/** Hands over the rows of a packed zone that a question asks for, all in one list. */
export function takeZone(
  { size, of }: Packed,
  { log, window, columns }: Reading,
  only: OnlyNumbers | undefined,
  take: (row: number[]) => void,
): void {
  const [at, app, client] = [of('at'), of('app'), of('client')];
  const isAsked = createIsAsked(of, only);
  const asked = ['at', 'seq', 'visitor', ...columns].map(of);
  const row = asked.map(() => 0.5);
  for (let place = 0; place < size; place += 1) {
    const when = numberIn(at, place);
    if (when < window.from || when >= window.until || numberIn(app, place) !== log.app || !isAsked(place)) continue;
    if (log.clientsIn?.has(numberIn(client, place)) === false) continue;
    for (let column = 0; column < asked.length; column += 1) {
      const { least, more } = asked[column] ?? at;
      row[column] = least + (more[place] ?? 0);
    }
    take(row);
  }
}

const numberIn = ({ least, more }: Column, place: number): number => least + (more[place] ?? 0);

/** As `conditionOf` has it. */
function createIsAsked(of: Packed['of'], only: OnlyNumbers | undefined): (place: number) => boolean {
  if (only === undefined) return () => true;
  const [name, guide, active] = [of('name'), of('guide'), of('active')];
  if (only === 'activities') return (place) => numberIn(active, place) === 1;
  return (place) => only.names.has(numberIn(name, place)) || only.guides.has(numberIn(guide, place));
}
