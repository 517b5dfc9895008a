import type { Event } from '@handrail/protocol';
import type { Status } from '../core/client.ts';
import type { Guard } from '../core/guard.ts';
import type { Stop } from '../core/lifetime.ts';
import type { RecordEvent } from '../core/recorder.ts';
import { createSaved } from '../core/saved.ts';
import type { CarrierOptions } from './carrier.ts';
import { openEventStore } from './event-store.ts';
import { createOutbox } from './outbox.ts';
import { createSender } from './sender.ts';

export interface OutgoingOptions extends Omit<CarrierOptions, 'outbox' | 'onDropped' | 'onDelivered'> {
  appKey: string;
  record: RecordEvent;
  guard: Guard;
}

/** What leaves this page, until the collector has it. */
export interface Outgoing {
  /** Keeps an event until the collector has it. */
  keep(event: Event): void;
  /** What earlier pages left behind goes out. */
  wake(): void;
  /** Throws away what waits. */
  clear(): void;
  leave(): void;
  retry(): void;
  status(): Omit<Status, 'running'>;
  stop: Stop;
}

const isCount = (value: unknown): value is number => typeof value === 'number';

/** Keeps events and sends them. It is fetched with what decides whether they may be kept, before which there are none. */
export function createOutgoing(options: OutgoingOptions): Outgoing {
  const { appKey, prefix, platform, ended, record } = options;
  const lost = createSaved(platform.local, `${prefix}dropped`, isCount);
  let dropped = 0;
  const onDropped = (count: number): void => {
    if (!count) return;
    dropped += count;
    lost.write((lost.read() ?? 0) + count);
  };
  // Only when there is room again: what tells of drops would else be dropped, or drop something else.
  const onDelivered = (): void => {
    const count = lost.read();
    if (!count) return;
    lost.write(undefined);
    record({ name: 'event.dropped', props: { count } });
  };
  const outbox = createOutbox({ store: openEventStore(appKey), platform, prefix, onDropped });
  const sender = createSender({ ...options, outbox, onDropped, onDelivered });
  // The page's policy may have forbidden it before.
  if (ended.aborted) sender.stop();
  ended.addEventListener('abort', sender.stop);

  return {
    keep(event) {
      outbox.add(event);
      sender.wake();
    },
    wake: sender.wake,
    clear: outbox.clear,
    leave: sender.leave,
    retry: sender.retry,
    status: () => ({ durable: outbox.durable(), dropped }),
    stop() {
      sender.stop();
      outbox.close();
    },
  };
}
