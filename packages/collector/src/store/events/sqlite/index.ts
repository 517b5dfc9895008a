import { STORE_LIMITS } from '../../../config.ts';
import { guarded } from '../../sqlite/guarded.ts';
import { openDatabase } from '../../sqlite/open-database.ts';
import type { AppendResult, EventStore } from '../event-store.ts';
import { createAppender, type Append } from './append.ts';
import { createDictionary } from './dictionary.ts';
import { createGroupCommit } from './group-commit.ts';
import { createForgetting } from './forget.ts';
import { sqliteHistory } from './history.ts';
import { sqliteQuestions } from './questions.ts';
import { EVENT_MIGRATIONS } from './schema.ts';
import { sqliteUsage } from './usage.ts';

const aMomentLater = (flush: () => void): void => void setTimeout(flush, STORE_LIMITS.groupCommitMs);

/** The event log in a SQLite file, or in memory by the name `:memory:`. Throws a `StartError` when it cannot be used. */
export function openSqliteEvents(file: string, later = aMomentLater): EventStore {
  const database = openDatabase(file, EVENT_MIGRATIONS);
  const dictionary = createDictionary(database);
  const { erase, forget } = createForgetting(database, dictionary);
  const group = createGroupCommit<Append, AppendResult>({
    commit: createAppender(database, dictionary),
    weigh: ({ records }) => records.length,
    maxWeight: STORE_LIMITS.maxEventsPerCommit,
    later,
  });
  const write = database.prepare('UPDATE written SET times = times + 1 WHERE id = 1');
  return {
    ...sqliteQuestions(database),
    ...sqliteUsage(database),
    history: sqliteHistory(database),
    async append(appId, records) {
      if (records.length === 0) return { accepted: 0, duplicates: 0 };
      const committed = group.add({ appId, records });
      return committed.catch((error: unknown) =>
        guarded(() => {
          throw error;
        }),
      );
    },
    eraseVisitor: (appId, visitorId) =>
      guarded(() => {
        group.flush();
        return erase(appId, visitorId);
      }),
    forget: (appId, eventClass, before) =>
      guarded(() => {
        group.flush();
        return forget(appId, eventClass, before);
      }),
    check: () => guarded(() => void write.run()),
    close: () =>
      guarded(() => {
        group.flush();
        database.close();
      }),
  };
}
