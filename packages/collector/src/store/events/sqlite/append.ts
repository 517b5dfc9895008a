import type { Clock } from '../../../clock.ts';
import { inTransaction } from '../../sqlite/guarded.ts';
import type { AppendResult, EventRecord } from '../event-store.ts';
import { createDictionary } from './dictionary.ts';
import { createTraces } from './history.ts';
import type { LogFile } from './log-file.ts';
import type { LogFiles } from './log-files.ts';
import { createPresence } from './presence.ts';
import { createRollups, type Rollups } from './rollups.ts';
import { createSeen } from './seen.ts';
import { createStoreEvent } from './store-event.ts';

export interface Append {
  appId: string;
  records: readonly EventRecord[];
}

export interface Appender {
  /** Writes several batches, those of one file in one transaction; the answers come in their order. */
  append(batches: readonly Append[]): AppendResult[];
  /** Writes to one file, and something else in the same transaction. */
  appendTo(file: LogFile, batches: readonly Append[], also: (file: LogFile) => void): void;
  /** To be called when rows were taken out of the log. */
  forget(): void;
}

interface Job {
  appId: string;
  record: EventRecord;
  /** Place of its batch in the answer. */
  batch: number;
}

export function createAppender(files: LogFiles, clock: Clock): Appender {
  const dictionary = createDictionary();
  const seen = createSeen(files);
  const presence = createPresence();
  const traces = createTraces();
  const rollups = new Map<LogFile, Rollups>();
  const store = createStoreEvent({ dictionary, seen, presence, traces });

  function rollupsOf(file: LogFile): Rollups {
    const before = rollups.get(file);
    if (before !== undefined) return before;
    // Few files are written at a time; what is held of one that was closed goes too.
    if (rollups.size > 4) rollups.clear();
    const made = createRollups(file);
    rollups.set(file, made);
    return made;
  }

  function forget(): void {
    dictionary.forget();
    presence.forget();
    traces.forget();
    seen.forget();
    rollups.clear();
  }

  function storeAll(file: LogFile, jobs: readonly Job[], accepted: number[], also?: (file: LogFile) => void): void {
    dictionary.use(file);
    presence.use(file);
    const counted = rollupsOf(file);
    inTransaction(file.database, () => {
      for (const job of jobs)
        if (store(file, counted, job.appId, job.record)) accepted[job.batch] = (accepted[job.batch] ?? 0) + 1;
      counted.flush();
      presence.flush();
      traces.flush(file, dictionary);
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
