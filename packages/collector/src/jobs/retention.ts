import type { EventClass } from '@handrail/protocol';
import { ENVIRONMENTS } from '@handrail/protocol/schema';
import { type Clock, DAY_MS } from '../clock.ts';
import type { Log } from '../log.ts';
import { logOf } from '../services/environments.ts';
import type { Stores } from '../services/stores.ts';
import type { Jobs } from './every.ts';

const EVERY_MS = 60 * 60_000;
const CLASSES: readonly EventClass[] = ['usage', 'error', 'guide', 'custom'];

/** Takes out of the log what each app does not want kept any longer: whole days in UTC, so that an event stays a day more at most. */
export async function forgetOldEvents({ records, events }: Stores, clock: Clock): Promise<void> {
  for (const { appId, retention = {} } of await records.apps.list()) {
    for (const eventClass of CLASSES) {
      const days = retention[eventClass];
      if (days === undefined) continue;
      const before = Math.floor(clock.now() / DAY_MS - days) * DAY_MS;
      for (const environment of ENVIRONMENTS) await events.forget(logOf(appId, environment), eventClass, before);
    }
  }
}

/** Does so now and every hour, until it is stopped. */
export function startRetention(jobs: Jobs, stores: Stores, clock: Clock, log: Log): () => Promise<void> {
  return jobs.every(
    'retention',
    EVERY_MS,
    () => forgetOldEvents(stores, clock),
    (error) => log.error('old events could not be forgotten; it is tried again in an hour', { error }),
  );
}
