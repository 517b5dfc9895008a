import type { Event } from '@handrail/protocol';
import type { Stop } from '../core/lifetime.ts';
import type { Ask } from './ask.ts';
import type { DeliveryOptions } from './delivery.ts';
import { openEventStore, type EventStore } from './event-store.ts';
import { createHold } from './hold.ts';
import { createOutbox } from './outbox.ts';
import type { Rest } from './rest.ts';
import { createSender } from './sender.ts';
import { createTurn } from './turn.ts';

export interface CarrierOptions extends Pick<
  DeliveryOptions,
  'appKey' | 'prefix' | 'platform' | 'owner' | 'guard' | 'log'
> {
  /** Where events go. */
  url: string;
  ask: Ask;
  rest: Rest;
  /** Ends what is under way. */
  ended: AbortSignal;
  onDropped(count: number): void;
}

/** Keeps events in the browser and brings them to the collector. */
export interface Carrier {
  add(event: Event): void;
  /** What earlier pages left behind goes out. */
  wake(): void;
  leave(): void;
  retry(): void;
  /** Sends nothing any more; events are kept. */
  rest(): void;
  /** Throws away what waits. */
  clear(): void;
  durable(): boolean;
  stop: Stop;
}

/** It is fetched when there is something to be sent, since guides can be shown before that. */
export function createCarrier(options: CarrierOptions): Carrier {
  const { url, appKey, prefix, platform, owner, guard, log, ask, rest, ended, onDropped } = options;
  const outbox = createOutbox({ store: openStore(options), rest, platform, onDropped });
  const sender = createSender({
    ...{ url, appKey, outbox, ask, platform, guard, log, onDropped },
    hold: createHold(platform, prefix),
    turn: createTurn(platform, prefix, owner, ended),
  });
  return {
    add(event) {
      outbox.add(event);
      sender.wake();
    },
    wake: sender.wake,
    leave: sender.leave,
    retry: sender.retry,
    rest: sender.stop,
    clear: outbox.clear,
    durable: outbox.durable,
    stop() {
      sender.stop();
      outbox.close();
    },
  };
}

/** Where the database is forbidden, the mere mention of it may throw. */
function openStore({ appKey, log }: CarrierOptions): EventStore | undefined {
  try {
    return openEventStore(appKey);
  } catch (error) {
    log.warn('events are kept in memory only', error);
    return undefined;
  }
}
