import { systemClock, type Clock } from '../../../clock.ts';
import { STORE_LIMITS } from '../../../config.ts';
import { guarded, inTransaction } from '../../sqlite/guarded.ts';
import type { AppendResult, EventStore } from '../event-store.ts';
import { createAppender, type Append } from './append.ts';
import { createErasure } from './erase.ts';
import { createForgetting } from './forget.ts';
import { createGroupCommit } from './group-commit.ts';
import { sqliteGuideQuestions } from './guide-questions.ts';
import { sqliteHistory } from './history.ts';
import { createLogs } from './log.ts';
import { openLogFiles, type LogFiles } from './log-files.ts';
import { moveOldLog } from './move-old-log.ts';
import { rebuildRollups } from './rebuild.ts';
import { createAsk } from './turns.ts';
import { sqliteUsage } from './usage.ts';
import { createWhoIsWho } from './who-is-who.ts';

const aMomentLater = (flush: () => void): void => void setTimeout(flush, STORE_LIMITS.groupCommitMs);

export interface EventOptions {
  /** Calls something a moment later; what comes until then shares its commit. */
  later?: (flush: () => void) => void;
  clock?: Clock;
}

/** What writes, and what only asks: in one thread they may share the files, in two each has its own. */
type EventWriter = Pick<EventStore, 'append' | 'eraseVisitor' | 'forget' | 'check' | 'close'>;
export type EventQuestions = Omit<EventStore, keyof EventWriter>;

/**
 * The event log in SQLite: `path` is the book, beside which lies a folder of a file a week; `:memory:` keeps all of it in
 * memory. Throws a `StartError` when it cannot be used.
 */
export function openSqliteEvents(path: string, options: EventOptions = {}): EventStore {
  const files = openLogFiles(path);
  return { ...createQuestions(files, () => {}), ...createWriter(files, options) };
}

/** Counts again, from the log, all that is counted from it. Nobody else may use the files meanwhile. */
export async function rebuildSqliteEvents(path: string): Promise<void> {
  const files = openLogFiles(path);
  for (const file of files.all()) {
    await guarded(() => inTransaction(file.database, () => rebuildRollups(file)));
  }
  files.close();
}

/** What writes alone, for a thread of its own. */
export const openSqliteWriter = (path: string, options: EventOptions = {}): EventWriter =>
  createWriter(openLogFiles(path), options);

/** What asks alone, on connections of its own beside those of the writer. */
export function openSqliteQuestions(path: string): EventQuestions & Pick<EventStore, 'close'> {
  const files = openLogFiles(path);
  return { ...createQuestions(files, files.look), close: () => guarded(files.close) };
}

function createWriter(files: LogFiles, { later = aMomentLater, clock = systemClock }: EventOptions): EventWriter {
  const appender = createAppender(files, clock);
  moveOldLog(files, appender);
  const group = createGroupCommit<Append, AppendResult>({
    commit: appender.append,
    weigh: ({ records }) => records.length,
    maxWeight: STORE_LIMITS.maxEventsPerCommit,
    later,
  });
  const write = files.book.prepare('UPDATE written SET times = times + 1 WHERE id = 1');
  const erase = createErasure(files, clock, appender);
  const forget = createForgetting(files, clock, appender);

  /** After what was taken before. */
  async function afterwards<T>(run: () => Promise<T>): Promise<T> {
    group.flush();
    return guarded(run);
  }

  return {
    async append(appId, records) {
      if (records.length === 0) return { accepted: 0, duplicates: 0 };
      return guarded(() => group.add({ appId, records }));
    },
    eraseVisitor: (appId, visitorId) => afterwards(() => erase(appId, visitorId)),
    forget: (appId, eventClass, before) => afterwards(() => forget(appId, eventClass, before)),
    check: () => guarded(() => void write.run()),
    close: () =>
      guarded(() => {
        group.flush();
        files.close();
      }),
  };
}

function createQuestions(files: LogFiles, look: () => void): EventQuestions {
  const who = createWhoIsWho(files.book);
  const logOf = createLogs(files, who);
  const ask = createAsk(look);
  return {
    ...sqliteGuideQuestions(files, who, logOf, ask),
    ...sqliteUsage(files, who, logOf, ask),
    history: sqliteHistory(files.book),
  };
}
