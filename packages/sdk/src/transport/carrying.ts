import type { Event } from '@handrail/protocol';
import { attempt } from '../core/platform.ts';
import type { Carrier, CarrierOptions } from './carrier.ts';

/** As many as a host may have queued, and what else a page begins with. */
const MOST_WAITING = 2_000;

/** Fetches what carries events when there is one; until it has come, they wait here. */
export function createCarrying(options: CarrierOptions, isResting: () => boolean): Carrier {
  const { appKey, guard, log, rest, onDropped } = options;
  let waiting: Event[] = [];
  let carrier: Carrier | undefined;
  let fetching: Promise<void> | undefined;
  let hasStopped = false;

  async function fetch(): Promise<void> {
    try {
      const { createCarrier } = await import('./carrier.ts');
      if (hasStopped) return;
      carrier = createCarrier(options);
      if (isResting()) carrier.rest();
      waiting.forEach(carrier.add);
      waiting = [];
    } catch (error) {
      log.warn('events cannot be sent from this page', error);
    }
  }
  // The page may be gone at the next moment: then the next one takes what waits.
  const wake = guard(() => (carrier ? carrier.wake() : (fetching ??= fetch())));

  return {
    add(event) {
      if (carrier) return carrier.add(event);
      if (waiting.length < MOST_WAITING) waiting[waiting.length] = event;
      else onDropped(1);
      wake();
    },
    wake,
    leave() {
      if (carrier) return carrier.leave();
      rest.put(waiting);
    },
    retry: () => carrier?.retry(),
    rest: () => carrier?.rest(),
    clear() {
      waiting = [];
      rest.take();
      if (carrier) carrier.clear();
      else attempt(() => indexedDB.deleteDatabase(`handrail:${appKey}`));
    },
    durable: () => !!carrier?.durable(),
    stop() {
      hasStopped = true;
      carrier?.stop();
    },
  };
}
