import { fillSample } from '../company/fill.ts';
import { sampleOptions } from '../company/plan.ts';
import { removeSample } from '../company/remove.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Stores } from '../services/stores.ts';

export interface SampleParts {
  stores: Stores;
  clock: Clock;
  log: Log;
  timeZone: string;
  changed: (appId: string) => void;
}

/** Writes the made-up company while requests are answered; one that was left in the middle is written anew. */
export function startSample({ stores, clock, log, timeZone, changed }: SampleParts): () => Promise<void> {
  let isStopping = false;
  async function write(): Promise<void> {
    await removeSample(stores, changed);
    const options = sampleOptions(clock.now(), timeZone);
    const told = await fillSample({ stores, changed, isStopping: () => isStopping }, options);
    if (told !== undefined && !('taken' in told)) log.info('the made-up company is there', { count: options.people });
  }
  const written = write().catch((error: unknown) => log.error('the made-up company could not be written', { error }));
  return async () => {
    isStopping = true;
    await written;
  };
}
