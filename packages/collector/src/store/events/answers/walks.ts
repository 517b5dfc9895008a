import type { EventRecord } from '../event-store.ts';
import { isActivity } from '../is-activity.ts';
import { bySession, byText } from '../order.ts';
import type { PeopleFound, PeopleQuery, PersonRow, WalkQuery, WalkRow, Walks } from '../walk-questions.ts';
import { fitsStep, onlyOf } from './funnel.ts';
import { isOf, personOf, type Log } from './log.ts';

/** One event of a walk. */
export interface Place {
  page: string;
  isView: boolean;
  /** Whether a walk begins with it. */
  isStart: boolean;
}

export function walks(log: Log, query: WalkQuery): Walks {
  const { window, who, at } = query;
  const sessions = Map.groupBy(
    log.within(window, onlyOf([at, VIEW])).filter((record) => isOf(log, personOf(log, record), who)),
    (record) => JSON.stringify([personOf(log, record), record.event.sessionId]),
  );
  const placeOf = (record: EventRecord): Place => ({
    ...{ page: record.event.page.path, isView: record.event.name === VIEW.name },
    isStart: fitsStep(at, record),
  });
  return walksOf(
    [...sessions.values()].flatMap((records) =>
      records
        .slice(0, 1)
        .map((one) => ({ person: personOf(log, one), places: records.toSorted(bySession).map(placeOf) })),
    ),
    query,
  );
}

export const VIEW = { name: 'page.viewed' };

/** The walks of sessions, of which each has its places in order. */
export function walksOf(
  sessions: readonly { person: string; places: readonly Place[] }[],
  query: Pick<WalkQuery, 'way' | 'steps' | 'limit'>,
): Walks {
  const { steps, limit } = query;
  const walked = sessions.flatMap(({ person, places }) => {
    const pages = pagesOf(places, query);
    return pages === undefined ? [] : [{ person, pages }];
  });
  const links = walked.flatMap(({ person, pages }) => linksOf(pages, steps).map((link) => ({ ...link, person })));
  const rows = [...Map.groupBy(links, keyOf).values()].flatMap((alike) =>
    alike.slice(0, 1).map(({ step, from, to }): WalkRow => {
      const people = new Set(alike.map(({ person }) => person)).size;
      return { step, from, to, people, times: alike.length };
    }),
  );
  return {
    ...{ times: walked.length, people: new Set(walked.map(({ person }) => person)).size },
    rows: rows.sort(byRow).slice(0, limit),
  };
}

type Link = Pick<WalkRow, 'step' | 'from' | 'to'>;

const keyOf = ({ step, from, to }: Link): string => JSON.stringify([step, from, to]);

const byPage = (a: string | null, b: string | null): number =>
  a === null || b === null ? Number(b === null) - Number(a === null) : byText(a, b);

const byRow = (a: WalkRow, b: WalkRow): number =>
  a.step - b.step || b.times - a.times || b.people - a.people || byPage(a.from, b.from) || byPage(a.to, b.to);

/** The pages of one session, from what the walk begins with outwards; undefined where there is no such thing in it. */
function pagesOf(places: readonly Place[], { way, steps }: Pick<WalkQuery, 'way' | 'steps'>): string[] | undefined {
  const first = places.findIndex(({ isStart }) => isStart);
  const start = places[first];
  if (start === undefined) return undefined;
  const others = way === 'after' ? places.slice(first + 1) : places.slice(0, first).reverse();
  const paths = [start, ...others.filter(({ isView }) => isView)].map(({ page }) => page);
  return paths.filter((path, index) => index > 0 && path !== paths[index - 1]).slice(0, steps);
}

function linksOf(pages: readonly string[], steps: number): Link[] {
  const ends = pages.length < steps ? [...pages, null] : pages;
  return ends.map((to, index) => ({ step: index + 1, from: pages[index - 1] ?? null, to }));
}

export function joinWalks(parts: readonly Walks[], limit: number): Walks {
  const rows = new Map<string, WalkRow>();
  for (const row of parts.flatMap((part) => part.rows)) {
    const { people = 0, times = 0 } = rows.get(keyOf(row)) ?? {};
    rows.set(keyOf(row), { ...row, people: people + row.people, times: times + row.times });
  }
  return {
    times: parts.reduce((sum, { times }) => sum + times, 0),
    people: parts.reduce((sum, { people }) => sum + people, 0),
    rows: [...rows.values()].sort(byRow).slice(0, limit),
  };
}

export function people(log: Log, { window, fits, who, limit }: PeopleQuery): PeopleFound {
  const done = log.within(window, fits === undefined ? 'activities' : onlyOf([fits])).filter((record) => {
    if (!isOf(log, personOf(log, record), who)) return false;
    return fits === undefined ? isActivity(record.event) : fitsStep(fits, record);
  });
  const rows = [...Map.groupBy(done, (record) => personOf(log, record))].map(([visitorId, theirs]): PersonRow => {
    const times = theirs.map(({ at }) => at);
    return { visitorId, times: theirs.length, firstAt: times[0] ?? 0, lastAt: times.at(-1) ?? 0 };
  });
  return { people: rows.length, rows: rows.sort(byPerson).slice(0, limit) };
}

const byPerson = (a: PersonRow, b: PersonRow): number => b.lastAt - a.lastAt || byText(a.visitorId, b.visitorId);

/** Several parts of the people as one; `idOf` gives the id that stands for a person. */
export function joinPeople(
  parts: readonly PeopleFound[],
  limit: number,
  idOf: (person: string) => string,
): PeopleFound {
  const rows = parts.flatMap((part) => part.rows).map((row) => ({ ...row, visitorId: idOf(row.visitorId) }));
  return {
    people: parts.reduce((sum, { people }) => sum + people, 0),
    rows: rows.sort(byPerson).slice(0, limit),
  };
}
