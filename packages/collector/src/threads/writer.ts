import { workerData } from 'node:worker_threads';
import { systemClock } from '../clock.ts';
import { createIngest } from '../services/ingest.ts';
import { createTakeBatch } from '../services/take-batch.ts';
import { openSqliteWriter } from '../store/events/sqlite/index.ts';
import { serve, type Ask } from './serve.ts';

// Written by the main thread of the same release.
const { path } = workerData as { path: string };

/** Which app has a key. A key never changes its app, so what was found once holds; what was not may come to be. */
function createAppsByKey(ask: Ask) {
  const known = new Map<string, string>();
  return async (appKey: string) => {
    const before = known.get(appKey);
    const appId = before ?? (await ask(appKey));
    if (typeof appId !== 'string') return undefined;
    known.set(appKey, appId);
    return { appId, appKey, name: '' };
  };
}

serve((ask) => {
  // Whatever came while the last commit was written is in the next one: no timer is needed.
  const events = openSqliteWriter(path, { later: (flush) => void setImmediate(flush) });
  const ingest = createIngest({ records: { apps: { findByKey: createAppsByKey(ask) } }, events }, systemClock);
  const takeBatch = createTakeBatch(ingest);
  return { ...events, takeBatch };
});
