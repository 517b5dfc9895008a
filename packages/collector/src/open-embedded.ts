import { openDataFolder } from './data-folder.ts';
import type { Stores } from './services/stores.ts';
import type { TakeBatch } from './services/take-batch.ts';
import { openSqliteRecords } from './store/records/sqlite/index.ts';
import { lockFolder } from './store/sqlite/lock-folder.ts';
import { openThreadedEvents } from './threads/events.ts';

/** Where everything is kept, and what may be done with it. */
export interface Opened {
  stores: Stores;
  /** Where events are taken elsewhere than in the main thread. */
  takeBatch?: TakeBatch;
  /** Where the key of sealed secrets is kept. */
  keyFile: string;
  /** Kept when a part has ended that cannot be done without. */
  lost: Promise<Error>;
  /** Writes what is queued, then closes. */
  close(): Promise<void>;
}

/** The stores in files of one data folder, which this process has to itself. Throws a `StartError` when it cannot have it. */
export async function openEmbedded(dataFolder: string): Promise<Opened> {
  const files = openDataFolder(dataFolder);
  const lock = lockFolder(dataFolder);
  const lost = Promise.withResolvers<Error>();
  try {
    const records = openSqliteRecords(files.records);
    const findAppId = async (appKey: string) => (await records.apps.findByKey(appKey))?.appId;
    const { events, takeBatch } = await openThreadedEvents(files.events, { findAppId, onLost: lost.resolve });
    return {
      stores: { records, events },
      takeBatch,
      keyFile: files.key,
      lost: lost.promise,
      async close() {
        await events.close().finally(() => records.close());
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}
