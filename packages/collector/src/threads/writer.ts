import { workerData } from 'node:worker_threads';
import { systemClock } from '../clock.ts';
import { REQUEST_RATES } from '../config.ts';
import { createAdmit } from '../services/admission.ts';
import { createFarDoor } from '../services/door.ts';
import { createIngest } from '../services/ingest.ts';
import { createTakeBatch, type TakeBatch } from '../services/take-batch.ts';
import { openSqliteWriter } from '../store/events/sqlite/index.ts';
import { serve } from './serve.ts';

// Written by the main thread of the same release.
const { path } = workerData as { path: string };

serve((ask) => {
  const events = openSqliteWriter(path);
  const door = createFarDoor((question) => ask(JSON.stringify(question)));
  // Secrets and keys are the main thread's; how often a page may come is counted here.
  const admit = createAdmit({ apps: door, identities: door, rates: REQUEST_RATES, clock: systemClock });
  const take = createTakeBatch(createIngest({ admit, events }, systemClock));
  const takeBatch = (...[changes, ...batch]: [changes: number, ...Parameters<TakeBatch>]): ReturnType<TakeBatch> => {
    door.isNow(changes);
    return take(...batch);
  };
  return { ...events, takeBatch };
});
