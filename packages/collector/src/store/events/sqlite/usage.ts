import type { DatabaseSync } from 'node:sqlite';
import * as answers from '../answers/index.ts';
import { guarded } from '../../sqlite/guarded.ts';
import { byInstant } from '../order.ts';
import type { UsageQuestions } from '../usage-questions.ts';
import type { EventStore } from '../event-store.ts';
import { createLogs } from './log.ts';
import { inTurns } from './questions.ts';

type Usage = UsageQuestions & Pick<EventStore, 'exportVisitor'>;

/** The questions about usage, worked out from the log itself. */
export function sqliteUsage(database: DatabaseSync): Usage {
  const { logOf, all, ofPerson } = createLogs(database);
  return {
    activePeople: (app, windows, who) =>
      inTurns(windows, (window) => answers.activePeople(logOf(app), [window], who)[0] ?? 0),
    activeByTrait: (app, window, trait) => guarded(() => answers.activeByTrait(logOf(app), window, trait)),
    funnel: (app, steps, query) => guarded(() => answers.funnel(logOf(app), steps, query)),
    featureUse: (app, uses, query) => guarded(() => answers.featureUse(logOf(app), uses, query)),
    retention: (app, weeks, who) => guarded(() => answers.retention(logOf(app), weeks, who)),
    timeInApp: (app, windows, who) => guarded(() => answers.timeInApp(logOf(app), windows, who)),
    topPages: (app, window, limit) => guarded(() => answers.topPages(logOf(app), window, limit)),
    paths: (app, query) => guarded(() => answers.paths(logOf(app), query)),
    frustration: (app, window, limit) => guarded(() => answers.frustration(logOf(app), window, limit)),
    topElements: (app, window, limit) => guarded(() => answers.topElements(logOf(app), window, limit)),
    events: (app, query) => guarded(() => answers.pageOf(all(app, query.window), logOf(app).personOf, query)),
    async *exportVisitor(app, visitorId) {
      yield* await guarded(() => ofPerson(app, visitorId).sort(byInstant).map(answers.asListed));
    },
  };
}
