import { systemClock } from './clock.ts';
import type { Config } from './config.ts';
import { openDataFolder, readVaultKeys } from './data-folder.ts';
import { createMeasure } from './measure-folder.ts';
import type { DataSizes } from './http/operation-figures.ts';
import type { Door } from './services/door.ts';
import type { Stores } from './services/stores.ts';
import type { TakeBatch } from './services/take-batch.ts';
import { StartError } from './start-error.ts';
import { inspectServer } from './store/postgres/inspect.ts';
import { openPostgresStores } from './store/postgres/open-stores.ts';
import { openSqliteRecords } from './store/records/sqlite/index.ts';
import { lockFolder } from './store/sqlite/lock-folder.ts';
import { openThreadedEvents } from './threads/events.ts';

/** Where everything is kept, and what may be done with it. */
export interface Opened {
  stores: Stores;
  /** Keys of sealed secrets. */
  keys: readonly [string, ...string[]];
  /** Where events are taken elsewhere than in the main thread. */
  takeBatch?: TakeBatch;
  /** Hands over what is asked before pages may send events, which is made after the stores. */
  admitBy?: (door: Door) => void;
  /** Where the SDK's files of earlier releases are kept, where this collector has a folder of its own. */
  earlierSdk?: string;
  /** Kept when a part has ended that cannot be done without. */
  lost: Promise<Error>;
  /** How much there is of everything. */
  measure(): Promise<DataSizes>;
  /** Writes what is queued, then closes. */
  close(): Promise<void>;
}

/** In a database that many collectors share, or in files that this one has to itself. Throws a `StartError` when it cannot. */
export const openStores = (config: Config): Promise<Opened> =>
  config.databaseUrl === undefined ? openEmbedded(config) : openShared(config, config.databaseUrl);

async function openEmbedded({ dataFolder, secretKeys }: Config): Promise<Opened> {
  const files = openDataFolder(dataFolder);
  const lock = lockFolder(dataFolder);
  const lost = Promise.withResolvers<Error>();
  try {
    const records = openSqliteRecords(files.records, files.uploads);
    const door = Promise.withResolvers<Door>();
    const { events, takeBatch } = await openThreadedEvents(files.events, { door: door.promise, onLost: lost.resolve });
    return {
      stores: { records, events },
      keys: readVaultKeys(secretKeys, files.key),
      takeBatch,
      admitBy: door.resolve,
      earlierSdk: files.sdk,
      lost: lost.promise,
      measure: createMeasure(dataFolder, systemClock),
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

async function openShared({ secretKeys }: Config, databaseUrl: string): Promise<Opened> {
  const [first, ...older] = secretKeys;
  if (first === undefined) {
    throw new StartError(
      'HANDRAIL_SECRET_KEYS is missing: collectors that share a database share a key as well; make one with "openssl rand -hex 32".',
    );
  }
  const stores = await openPostgresStores(databaseUrl);
  return {
    stores,
    keys: [first, ...older],
    // A connection that is cut is made again.
    lost: new Promise(() => {}),
    measure: async () => ({ parts: { database: (await inspectServer(databaseUrl, [])).bytes } }),
    async close() {
      await stores.events.close();
      await stores.records.close();
    },
  };
}
