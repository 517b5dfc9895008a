import { workerData } from 'node:worker_threads';
import { systemClock } from '../clock.ts';
import type { Admit } from '../services/admission.ts';
import { createIngest } from '../services/ingest.ts';
import { createTakeBatch } from '../services/take-batch.ts';
import { openSqliteWriter } from '../store/events/sqlite/index.ts';
import { serve } from './serve.ts';

// Written by the main thread of the same release.
const { path } = workerData as { path: string };

serve((ask) => {
  // Whatever came while the last commit was written is in the next one: no timer is needed.
  const events = openSqliteWriter(path, { later: (flush) => void setImmediate(flush) });
  // Keys, origins, tokens and rates are the main thread's; its answer is what `Admit` answers.
  const admit: Admit = async (knock) => (await ask(JSON.stringify(knock))) as Awaited<ReturnType<Admit>>;
  const ingest = createIngest({ admit, events }, systemClock);
  const takeBatch = createTakeBatch(ingest);
  return { ...events, takeBatch };
});
