import * as answers from '../answers/index.ts';
import { onlyOf } from '../answers/funnel.ts';
import { isOf } from '../answers/log.ts';
import { VIEW, type Place } from '../answers/walks.ts';
import type { PeopleFound, PeopleQuery, WalkQuery, Walks } from '../walk-questions.ts';
import type { PartOfLog } from './by-people.ts';
import type { LogFiles } from './log-files.ts';
import { remembered } from './remembered.ts';
import { bySession, inOrder, rowsByPeople, type Row } from './rows-by-people.ts';
import { sessionsOf } from './sessions-of-rows.ts';
import { createStepsOf } from './steps-of-row.ts';
import type { WhoIsWho } from './who-is-who.ts';

/** Who did something, and what they did around it, of some people; all that was found, without a limit. */
export function createWalks(files: LogFiles, who: WhoIsWho) {
  const stepsOfRows = createStepsOf(files, who);

  const peopleIn = (part: PartOfLog, whom: WalkQuery['who']): number[] =>
    part.people.filter((person) => isOf(part, String(person), whom));

  function walks(part: PartOfLog, asked: Omit<WalkQuery, 'limit'>): Walks {
    const query = { ...asked, limit: Infinity };
    const { window, at } = query;
    const { columns, stepsOf } = stepsOfRows([at], ['session', 'path', 'name']);
    const view = who.word(VIEW.name);
    const pageOf = remembered(who.textOf);
    const placeOf = (row: Row): Place => {
      const [, , , , path = 0, name] = row;
      return { page: pageOf(path), isView: name === view, isStart: stepsOf(row) !== 0 };
    };
    const sessions: { person: string; places: Place[] }[] = [];
    const others: Walks[] = [];
    const reading = { window, only: onlyOf([at, VIEW]), clients: part.clients, columns };
    for (const [person, rows] of rowsByPeople(files, who, peopleIn(part, query.who), reading)) {
      const ordered = sessionsOf(files, rows).map((session) => inOrder(session, bySession));
      const told = ordered.flatMap((session) => (session === undefined ? [] : [session]));
      if (told.length < ordered.length) others.push(answers.walks(part.alone(person), query));
      else sessions.push(...told.map((session) => ({ person: String(person), places: session.map(placeOf) })));
    }
    return answers.joinWalks([answers.walksOf(sessions, query), ...others], Infinity);
  }

  function people(part: PartOfLog, { window, fits, who: whom }: Omit<PeopleQuery, 'limit'>): PeopleFound {
    const { columns, stepsOf } = stepsOfRows(fits === undefined ? [] : [fits]);
    const only = fits === undefined ? 'activities' : onlyOf([fits]);
    const reading = { window, only, clients: part.clients, columns };
    const rows = [...rowsByPeople(files, who, peopleIn(part, whom), reading)].flatMap(([person, theirs]) => {
      const times = theirs.flatMap((row) => (fits === undefined || stepsOf(row) !== 0 ? [row[0]] : []));
      if (times.length === 0) return [];
      const [firstAt, lastAt] = times.reduce(([low, high], at) => [Math.min(low, at), Math.max(high, at)], ENDS);
      return [{ visitorId: String(person), times: times.length, firstAt, lastAt }];
    });
    return { people: rows.length, rows };
  }

  return { walks, people };
}

const ENDS: [low: number, high: number] = [Infinity, -Infinity];
