import { systemClock, type Clock } from '../../../clock.ts';
import { LOG_LIMITS, STORE_LIMITS } from '../../../config.ts';
import { guarded, inTransaction } from '../../sqlite/guarded.ts';
import { StoreUnavailable } from '../../store-unavailable.ts';
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
import { createRemoval } from './remove-app.ts';
import { createAsk } from './turns.ts';
import { sqliteUsage } from './usage.ts';
import { createWhoIsWho } from './who-is-who.ts';

/** Who comes alone does not wait; among many a moment makes few commits of many, each of which costs pages and an fsync. */
const aMomentLater = (flush: () => void, lastGroup: number): void => {
  if (lastGroup > 1) setTimeout(flush, STORE_LIMITS.groupCommitMs);
  else setImmediate(flush);
};
const nextTurn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));
const aSecondLater = (settle: () => void): void => void setTimeout(settle, LOG_LIMITS.settleMs).unref();

export interface EventOptions {
  /** Calls something a moment later; what comes until then shares its commit. */
  later?: (flush: () => void, lastGroup: number) => void;
  /** Calls something when many rows may have come, which are then counted together. */
  settleLater?: (settle: () => void) => void;
  clock?: Clock;
}

/** What writes, and what only asks: in one thread they may share the files, in two each has its own. */
type EventWriter = Pick<EventStore, 'append' | 'eraseVisitor' | 'forget' | 'removeApp' | 'check' | 'close'> & {
  /** Counts what is not counted yet, as far as the disk lets it; to be called before questions are asked elsewhere. */
  settle(): Promise<void>;
  /** The same before what one visitor did with guides is asked for; mostly there is nothing to do. */
  settleFor(appId: string, visitorId: string): Promise<void>;
};
export type EventQuestions = Omit<EventStore, keyof EventWriter>;

/**
 * The event log in SQLite: `path` is the book, beside which lies a folder of a file a week; `:memory:` keeps all of it in
 * memory. Throws a `StartError` when it cannot be used.
 */
export function openSqliteEvents(path: string, options: EventOptions = {}): EventStore {
  const files = openLogFiles(path);
  const { settle, settleFor, ...writer } = createWriter(files, options);
  return { ...createQuestions(files, settle, settleFor), ...writer };
}

/** Counts again, from the log, all that is counted from it. Nobody else may use the files meanwhile. */
export async function rebuildSqliteEvents(path: string): Promise<void> {
  const files = openLogFiles(path);
  catchUp(files);
  for (const file of files.all()) {
    await guarded(() => inTransaction(file.database, () => rebuildRollups(file)));
  }
  files.close();
}

/** Counts what is not counted yet in files that were copied, each at its own moment. Nobody else may use them meanwhile. */
export function catchUpSqliteEvents(path: string): void {
  const files = openLogFiles(path);
  catchUp(files);
  files.close();
}

const catchUp = (files: LogFiles): void => createAppender(files, systemClock).catchUp(true);

/** What writes alone, for a thread of its own. */
export const openSqliteWriter = (path: string, options: EventOptions = {}): EventWriter =>
  createWriter(openLogFiles(path), options);

/** What asks alone, on connections of its own beside those of the writer. */
export function openSqliteQuestions(path: string): EventQuestions & Pick<EventStore, 'close'> {
  const files = openLogFiles(path);
  const look = () => Promise.resolve(files.look());
  return { ...createQuestions(files, look, () => Promise.resolve()), close: () => guarded(files.close) };
}

function createWriter(files: LogFiles, options: EventOptions): EventWriter {
  const { later = aMomentLater, settleLater = aSecondLater, clock = systemClock } = options;
  const appender = createAppender(files, clock);
  appender.catchUp();
  moveOldLog(files, appender);
  const group = createGroupCommit<Append, AppendResult>({
    commit(batches) {
      const results = appender.append(batches);
      settleSoon();
      return results;
    },
    weigh: ({ records }) => records.length,
    maxWeight: STORE_LIMITS.maxEventsPerCommit,
    later,
  });
  const write = files.book.prepare('UPDATE written SET times = times + 1 WHERE id = 1');
  const erase = createErasure(files, clock, appender);
  const forget = createForgetting(files, clock, appender);
  const removeApp = createRemoval(files, appender);

  /** A disk that is full or broken keeps nobody from asking: what is not counted now is counted later. */
  const asDiskLets = <T>(run: () => T | Promise<T>, otherwise: T): Promise<T> =>
    guarded(run).catch((error: unknown) => {
      if (error instanceof StoreUnavailable) return otherwise;
      throw error;
    });

  let isClosed = false;
  /** Counts the rows there are now, some at a time: batches that wait go first, however many rows there are. */
  async function settleInTurns(): Promise<false> {
    if (isClosed) return false;
    const rows = appender.lastRows();
    while (!isClosed && !appender.hasCounted(rows)) {
      group.flush();
      if (appender.settle(LOG_LIMITS.rowsCountedAtOnce)) await nextTurn();
    }
    return false;
  }
  let settled: Promise<unknown> = Promise.resolve();
  /** One after the other: of two together, batches would wait for both. Whether the disk left rows. */
  function settle(): Promise<boolean> {
    const run = () => asDiskLets(settleInTurns, true);
    const next = settled.then(run, run);
    settled = next;
    return next;
  }

  let isDue = false;
  function settleSoon(): void {
    if (isDue) return;
    isDue = true;
    settleLater(() => {
      isDue = false;
      if (!isClosed) void settle().then((isLeft) => isLeft && settleSoon());
    });
  }

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
    removeApp: (appId) => afterwards(() => removeApp(appId)),
    check: () => guarded(() => void write.run()),
    async close() {
      await guarded(group.flush);
      await asDiskLets(() => void appender.settle(), undefined);
      isClosed = true;
      await guarded(files.close);
    },
    async settle() {
      await settle();
    },
    async settleFor(appId, visitorId) {
      if (appender.owes(appId, visitorId)) await settle();
    },
  };
}

function createQuestions(
  files: LogFiles,
  look: () => Promise<void>,
  lookFor: EventWriter['settleFor'],
): EventQuestions {
  const who = createWhoIsWho(files.book);
  const logOf = createLogs(files, who);
  const ask = createAsk(look);
  const history = sqliteHistory(files.book);
  return {
    ...sqliteGuideQuestions(files, who, logOf, ask),
    ...sqliteUsage(files, who, logOf, ask),
    async history(appId, visitorId) {
      await lookFor(appId, visitorId);
      return history(appId, visitorId);
    },
  };
}
