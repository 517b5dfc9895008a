import * as answers from '../answers/index.ts';
import { onlyOf } from '../answers/funnel.ts';
import { VIEW } from '../answers/walks.ts';
import type { PeopleFound, PeopleQuery, PersonRow, WalkQuery, Walks } from '../walk-questions.ts';
import type { PartOfLog } from './by-people.ts';
import type { LogFiles } from './log-files.ts';
import { remembered } from './remembered.ts';
import { ALWAYS, rowsOfPart } from './rows-of-part.ts';
import { createSessions, OF_SESSION } from './sessions-of-rows.ts';
import { createStepsOf } from './steps-of-row.ts';
import type { WhoIsWho } from './who-is-who.ts';

/** Where the name stands in a row of a walk. */
const NAME = ALWAYS + OF_SESSION.length;
/** Of so many people walks are put together at a time. */
const PEOPLE_AT_ONCE = 100;

/** Who did something, and what they did around it, of some people; all that was found, without a limit. */
export function createWalks(files: LogFiles, who: WhoIsWho) {
  const stepsOfRows = createStepsOf(files, who);

  function* walks(part: PartOfLog, asked: Omit<WalkQuery, 'limit'>): Generator<void, Walks> {
    const query = { ...asked, limit: Infinity };
    const { columns, stepsOf } = stepsOfRows([query.at], [...OF_SESSION, 'name']);
    const view = who.word(VIEW.name);
    const sessions = createSessions(files);
    const reading = { window: query.window, only: onlyOf([query.at, VIEW]), log: part, columns };
    yield* rowsOfPart(files, who, part, reading, (row, file) =>
      sessions.add(row, file, row[NAME] === view, stepsOf(row) !== 0),
    );
    const pageOf = remembered(who.textOf);
    let found: Walks = { times: 0, people: 0, rows: [] };
    let next: Parameters<typeof answers.walksOf>[0][number][] = [];
    const take = (): void => {
      found = answers.joinWalks([found, answers.walksOf(next, query)], Infinity);
      next = [];
    };
    let people = 0;
    for (const [person, theirs] of sessions.each()) {
      for (const stops of theirs) {
        const places = stops.map(({ path, isView, isStart }) => ({ page: pageOf(path), isView, isStart }));
        next.push({ person: String(person), places });
      }
      people += 1;
      if (people % PEOPLE_AT_ONCE !== 0) continue;
      take();
      yield;
    }
    take();
    return found;
  }

  function* people(part: PartOfLog, { window, fits }: Omit<PeopleQuery, 'limit'>): Generator<void, PeopleFound> {
    const { columns, stepsOf } = stepsOfRows(fits === undefined ? [] : [fits]);
    const only = fits === undefined ? 'activities' : onlyOf([fits]);
    const found = new Map<number, PersonRow>();
    yield* rowsOfPart(files, who, part, { window, only, log: part, columns }, (row) => {
      if (fits !== undefined && stepsOf(row) === 0) return;
      const [at, , person] = row;
      const before = found.get(person);
      if (before === undefined) {
        found.set(person, { visitorId: String(person), times: 1, firstAt: at, lastAt: at });
        return;
      }
      before.times += 1;
      before.firstAt = Math.min(before.firstAt, at);
      before.lastAt = Math.max(before.lastAt, at);
    });
    return { people: found.size, rows: [...found.values()] };
  }

  return { walks, people };
}
