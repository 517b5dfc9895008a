import { setImmediate } from 'node:timers/promises';
import * as answers from '../answers/index.ts';
import { isOf } from '../answers/log.ts';
import { apartByClients } from '../apart.ts';
import { groupOf, isOfClient } from '../clients.ts';
import type { EventStore, TimeWindow } from '../event-store.ts';
import { byInstant, inOrderOfPeople } from '../order.ts';
import type { TimeRow, TraitPeople, UsageQuestions, Who } from '../usage-questions.ts';
import { joinFunnels, joinPaths, joinTimes, logsByPeople, type PartOfLog } from './by-people.ts';
import type { Crowd } from './crowd.ts';
import { createFunnel } from './funnel.ts';
import { recordsOf, ROWS, type AppLog, type LogOf } from './log.ts';
import type { LogFiles } from './log-files.ts';
import { createPaths } from './paths.ts';
import { pageOfEvents } from './single-events.ts';
import { isWhole } from './span.ts';
import { createTimeInApp } from './time-in-app.ts';
import { inTurns, type Ask } from './turns.ts';
import { createUseQuestions } from './use-questions.ts';
import { createWalks } from './walks.ts';
import type { WhoIsWho } from './who-is-who.ts';

type Usage = UsageQuestions & Pick<EventStore, 'exportVisitor' | 'count'>;

const WINDOWS_AT_ONCE = 30;
const COUNT = 'SELECT coalesce(sum(stored), 0) AS stored FROM extent WHERE app = ?';

/** The questions about usage. */
export function sqliteUsage(files: LogFiles, who: WhoIsWho, logOf: LogOf, ask: Ask): Usage {
  const isPlain = (asked: object | undefined): boolean => asked === undefined || Object.keys(asked).length === 0;

  const uses = createUseQuestions(files, who);
  const funnelOf = createFunnel(files, who);
  const pathsOf = createPaths(files, who);
  const { walks: walksOf, people: peopleOf } = createWalks(files, who);
  const timeOf = createTimeInApp(files, who);
  const byPeople = createByPeople(files, who, logOf, ask);

  /** Windows that follow on each other share most of what is read for them. */
  async function activeTogether(appId: string, windows: readonly TimeWindow[], whom?: Who): Promise<number[]> {
    const parts = Array.from({ length: Math.ceil(windows.length / WINDOWS_AT_ONCE) }, (_, part) =>
      windows.slice(part * WINDOWS_AT_ONCE, (part + 1) * WINDOWS_AT_ONCE),
    );
    const counts = await inTurns(parts, ask, (part) => {
      const log = logOf(appId, whom);
      const sizeOf = (crowd: Crowd): number =>
        isPlain(whom) ? crowd.size() : [...crowd.members()].filter((one) => isOf(log, String(one), whom)).length;
      return log.crowdsIn(part).map(sizeOf);
    });
    return counts.flat();
  }

  function ofPerson({ app }: AppLog, visitorId: string) {
    const visitor = app === undefined ? undefined : who.visitor(app, visitorId);
    if (visitor === undefined) return [];
    const theirs = who.visitorsOf(who.personOf(visitor));
    return [...files.all()].flatMap((file) =>
      theirs.flatMap((one) => recordsOf(file, `${ROWS} WHERE e.visitor = ?`, one)),
    );
  }

  return apartByClients<Usage>({
    count: (appId) =>
      ask(() => {
        const app = who.app(appId);
        let stored = 0;
        if (app !== undefined) for (const file of files.all()) stored += Number(file.sql(COUNT).get(app)?.['stored']);
        // An id has one row, as it is a key.
        return { stored, distinct: stored };
      }),
    activePeople: (appId, windows, whom) =>
      windows.every(isWhole)
        ? activeTogether(appId, windows, whom)
        : inTurns(windows, ask, (window) => answers.activePeople(logOf(appId, whom), [window], whom)[0] ?? 0),
    activeByTrait: (appId, window, trait, whom) => ask(() => activeBy(logOf(appId, whom), window, trait, whom)),
    funnel: async (appId, steps, query) =>
      joinFunnels(
        await byPeople(appId, query.who, query.window, (log) => funnelOf(log, steps, query)),
        steps.length,
        query.by !== undefined,
      ),
    featureUse: (appId, asked, query) =>
      ask(() => (query.windows.every(isWhole) ? uses : answers).featureUse(logOf(appId, query.who), asked, query)),
    retention: (appId, weeks, whom) => ask(() => answers.retention(logOf(appId, whom), weeks, whom)),
    timeInApp: async (appId, windows, whom) => {
      const rows: TimeRow[] = [];
      for (const window of windows) {
        rows.push(joinTimes(await byPeople(appId, whom, window, (log) => timeOf(log, window))));
      }
      return rows;
    },
    topPages: (appId, window, limit) =>
      ask(() => (isWhole(window) ? uses : answers).topPages(logOf(appId), window, limit)),
    paths: async (appId, query) =>
      joinPaths(await byPeople(appId, undefined, query.window, (log) => pathsOf(log, query)), query.limit),
    walks: async (appId, query) =>
      answers.joinWalks(await byPeople(appId, query.who, query.window, (log) => walksOf(log, query)), query.limit),
    people: async (appId, query) =>
      answers.joinPeople(
        await byPeople(appId, query.who, query.window, (log) => peopleOf(log, query)),
        query.limit,
        (person) => who.visitorIdOf(Number(person)),
      ),
    frustration: (appId, window, limit) =>
      ask(() => (isWhole(window) ? uses : answers).frustration(logOf(appId), window, limit)),
    frustrationTimes: (appId, windows) =>
      ask(() => (windows.every(isWhole) ? uses : answers).frustrationTimes(logOf(appId), windows)),
    topElements: (appId, window, limit) =>
      ask(() => (isWhole(window) ? uses : answers).topElements(logOf(appId), window, limit)),
    clients: (appId) => ask(() => [...who.clients(who.app(appId) ?? 0).values()]),
    events: (appId, query) => ask(() => pageOfEvents(files, who, logOf(appId), query)),
    async *exportVisitor(appId, visitorId) {
      yield* await ask(() => ofPerson(logOf(appId), visitorId).sort(byInstant).map(answers.asListed));
    },
  });
}

/** By what people were active with as the plain answer has it, without an object for each event. */
function activeBy(log: AppLog, window: TimeWindow, trait: string, whom: Who | undefined): TraitPeople[] {
  if (!isOfClient(trait)) return answers.activeByTrait(log, window, trait, whom);
  const groups = [...log.crowdsBy(window, (client) => groupOf(trait, client))].map(([value, crowd]) => ({
    value,
    people: [...crowd.members()].filter((person) => isOf(log, String(person), whom)).length,
  }));
  return inOrderOfPeople(
    groups.filter(({ people }) => people > 0),
    ({ people }) => people,
  );
}

/**
 * Asks about some people after the other, and lets other questions in between. With a window the question is about numbers of its
 * rows (`logsByPeople`).
 */
function createByPeople(files: LogFiles, who: WhoIsWho, logOf: LogOf, ask: Ask) {
  return async function byPeople<T>(
    appId: string,
    whom: Who | undefined,
    numbersIn: TimeWindow | undefined,
    question: (log: PartOfLog) => Generator<void, T>,
  ): Promise<T[]> {
    const parts: T[] = [];
    const logs = await ask(() => logsByPeople(files, who, logOf(appId, whom), { whom, numbersIn })[Symbol.iterator]());
    for (let next = await ask(() => logs.next()); next.done !== true; next = await ask(() => logs.next())) {
      const answer = question(next.value);
      let part = await ask(() => answer.next());
      for (; part.done !== true; part = await ask(() => answer.next())) await setImmediate();
      parts.push(part.value);
      await setImmediate();
    }
    return parts;
  };
}
