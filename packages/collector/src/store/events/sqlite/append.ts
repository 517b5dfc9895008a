import type { Clock } from '../../../clock.ts';
import { inTransaction } from '../../sqlite/guarded.ts';
import type { AppendResult, EventRecord } from '../event-store.ts';
import { createCounting, type Counting } from './counting.ts';
import { createDictionary } from './dictionary.ts';
import { createFreshRows } from './fresh-rows.ts';
import type { LogFile } from './log-file.ts';
import type { LogFiles } from './log-files.ts';
import { createSeen } from './seen.ts';
import { createStoreEvents, type Job } from './store-event.ts';
import { createWaiting } from './waiting.ts';

export interface Append {
  appId: string;
  records: readonly EventRecord[];
}

export interface Appender extends Pick<Counting, 'settle' | 'lastRows' | 'hasCounted' | 'catchUp' | 'pack'> {
  /** Whether events about guides of a person are not counted yet. */
  owes(appId: string, visitorId: string): boolean;
  /** Writes several batches, those of one file in one transaction; the answers come in their order. */
  append(batches: readonly Append[]): AppendResult[];
  /** Writes to one file, and something else in the same transaction. */
  appendTo(file: LogFile, batches: readonly Append[], also: (file: LogFile) => void): void;
  /** To be called when rows were taken out of the log. */
  forget(): void;
}

export function createAppender(files: LogFiles, clock: Clock): Appender {
  const dictionary = createDictionary();
  const seen = createSeen(files);
  const waiting = createWaiting(files.book);
  const fresh = createFreshRows();
  const counting = createCounting(files, fresh);
  const store = createStoreEvents({ dictionary, seen, waiting, fresh });

  function forget(): void {
    dictionary.forget();
    seen.forget();
    counting.forget();
  }

  function storeAll(file: LogFile, jobs: readonly Job[], accepted: number[], also?: (file: LogFile) => void): void {
    dictionary.use(file);
    inTransaction(file.database, () => {
      counting.expect(file);
      store(file, jobs, ({ batch }) => {
        accepted[batch] = (accepted[batch] ?? 0) + 1;
      });
      also?.(file);
    });
  }

  function orForget<T>(run: () => T): T {
    try {
      return run();
    } catch (error) {
      forget();
      throw error;
    }
  }

  return {
    forget,
    owes: waiting.has,
    settle(most) {
      const isLeft = counting.settle(most);
      if (!isLeft) waiting.clear();
      return isLeft;
    },
    lastRows: counting.lastRows,
    hasCounted: counting.hasCounted,
    catchUp: counting.catchUp,
    pack: counting.pack,
    appendTo(file, batches, also) {
      const jobs = batches.flatMap(({ appId, records }) => records.map((record) => ({ appId, record, batch: 0 })));
      orForget(() => storeAll(file, jobs, [], also));
    },
    append(batches) {
      const now = clock.now();
      const accepted = batches.map(() => 0);
      const byWeek = new Map<number, Job[]>();
      for (const [batch, { appId, records }] of batches.entries()) {
        for (const record of records) {
          const week = files.homeOf(record.event.eventId, now);
          const jobs = byWeek.get(week);
          if (jobs === undefined) byWeek.set(week, [{ appId, record, batch }]);
          else jobs.push({ appId, record, batch });
        }
      }
      orForget(() => {
        for (const [week, jobs] of byWeek) storeAll(files.open(week), jobs, accepted);
      });
      return batches.map(({ records }, batch) => {
        const fresh = accepted[batch] ?? 0;
        return { accepted: fresh, duplicates: records.length - fresh };
      });
    },
  };
}
