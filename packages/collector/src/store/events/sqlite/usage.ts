import * as answers from '../answers/index.ts';
import type { EventStore } from '../event-store.ts';
import { byInstant } from '../order.ts';
import type { UsageQuestions } from '../usage-questions.ts';
import { recordsOf, ROWS, type AppLog, type createLogs } from './log.ts';
import type { LogFiles } from './log-files.ts';
import { inTurns, type Ask } from './turns.ts';
import type { WhoIsWho } from './who-is-who.ts';

type Usage = UsageQuestions & Pick<EventStore, 'exportVisitor' | 'count'>;

const COUNT = 'SELECT coalesce(sum(stored), 0) AS stored FROM extent WHERE app = ?';

/** The questions about usage. */
export function sqliteUsage(files: LogFiles, who: WhoIsWho, logOf: ReturnType<typeof createLogs>, ask: Ask): Usage {
  const isPlain = (asked: object | undefined): boolean => asked === undefined || Object.keys(asked).length === 0;

  function everything({ app }: AppLog, from: number, until: number) {
    if (app === undefined) return [];
    return [...files.within({ from, until })].flatMap((file) =>
      recordsOf(file, `${ROWS} WHERE e.app = ? AND e.at >= ? AND e.at < ?`, app, from, until),
    );
  }

  function ofPerson({ app }: AppLog, visitorId: string) {
    const visitor = app === undefined ? undefined : who.visitor(app, visitorId);
    if (visitor === undefined) return [];
    const theirs = who.visitorsOf(who.personOf(visitor));
    return [...files.all()].flatMap((file) =>
      theirs.flatMap((one) => recordsOf(file, `${ROWS} WHERE e.visitor = ?`, one)),
    );
  }

  return {
    count: (appId) =>
      ask(() => {
        const app = who.app(appId);
        let stored = 0;
        if (app !== undefined) for (const file of files.all()) stored += Number(file.sql(COUNT).get(app)?.['stored']);
        // An id has one row, as it is a key.
        return { stored, distinct: stored };
      }),
    activePeople: (appId, windows, whom) =>
      inTurns(windows, ask, (window) =>
        isPlain(whom)
          ? logOf(appId).crowdIn(window).size()
          : (answers.activePeople(logOf(appId), [window], whom)[0] ?? 0),
      ),
    activeByTrait: (appId, window, trait) => ask(() => answers.activeByTrait(logOf(appId), window, trait)),
    funnel: (appId, steps, query) => ask(() => answers.funnel(logOf(appId), steps, query)),
    featureUse: (appId, uses, query) => ask(() => answers.featureUse(logOf(appId), uses, query)),
    retention: (appId, weeks, whom) => ask(() => answers.retention(logOf(appId), weeks, whom)),
    timeInApp: (appId, windows, whom) => ask(() => answers.timeInApp(logOf(appId), windows, whom)),
    topPages: (appId, window, limit) => ask(() => answers.topPages(logOf(appId), window, limit)),
    paths: (appId, query) => ask(() => answers.paths(logOf(appId), query)),
    frustration: (appId, window, limit) => ask(() => answers.frustration(logOf(appId), window, limit)),
    topElements: (appId, window, limit) => ask(() => answers.topElements(logOf(appId), window, limit)),
    events: (appId, query) =>
      ask(() => {
        const log = logOf(appId);
        return answers.pageOf(everything(log, query.window.from, query.window.until), log.personOf, query);
      }),
    async *exportVisitor(appId, visitorId) {
      yield* await ask(() => ofPerson(logOf(appId), visitorId).sort(byInstant).map(answers.asListed));
    },
  };
}
