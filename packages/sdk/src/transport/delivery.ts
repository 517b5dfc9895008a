import type { Event } from '@handrail/protocol';
import type { Status } from '../core/client.ts';
import type { Guard } from '../core/guard.ts';
import type { Stop } from '../core/lifetime.ts';
import type { Log } from '../core/log.ts';
import type { Resolved } from '../core/options.ts';
import type { Platform } from '../core/platform.ts';
import type { RecordEvent } from '../core/recorder.ts';
import { toJson } from '../core/json.ts';
import { createSaved } from '../core/saved.ts';
import type { Answer } from './answer.ts';
import { createAsk } from './ask.ts';
import { POST, type Sign } from './batch.ts';
import { openEventStore } from './event-store.ts';
import { createManifestFeed } from './manifest-feed.ts';
import { createOutbox } from './outbox.ts';
import { createSender } from './sender.ts';

export interface DeliveryOptions extends Resolved {
  platform: Platform;
  /** The visitor's signed name, where the page has given us one. */
  identity(): string | undefined;
  /** Names this page among the tabs. */
  owner: string;
  guard: Guard;
  log: Log;
}

/**
 * Asks the collector for something of this app: with a body by POST, else by GET. Undefined when there is no answer, or no
 * collector. It never rejects.
 */
export type AskCollector = (path: string, body?: object) => Promise<Answer | undefined>;

export interface Delivery {
  ask: AskCollector;
  /** Keeps an event until the collector has it. */
  add(event: Event): void;
  /** Begins: what is published comes in. */
  open(onManifest: (manifest: unknown) => void, record: RecordEvent): void;
  /** The visitor goes on: time to see whether something new is published. */
  refresh(): void;
  /** What earlier pages left behind goes out. */
  wake(): void;
  /** Throws away what waits. */
  clear(): void;
  leave(): void;
  retry(): void;
  /** The page's policy forbids us to connect: nothing is tried again on this page. */
  forbidden(): void;
  status(): Omit<Status, 'running'>;
  stop: Stop;
}

const isCount = (value: unknown): value is number => typeof value === 'number';

/** The browser may have given us what it had, and have fetched what is new meanwhile. */
const AGAIN_MS = 5_000;

/** Everything between this page and the collector, wired. */
export function createDelivery(options: DeliveryOptions): Delivery {
  const { collector } = options;
  return collector === undefined ? createNoDelivery(options) : createCollectorDelivery(options, collector);
}

/** Without a collector nothing is kept, and guides are those that were handed in. */
function createNoDelivery({ manifest }: DeliveryOptions): Delivery {
  const nothing = (): void => undefined;
  return {
    ...{
      add: nothing,
      refresh: nothing,
      leave: nothing,
      retry: nothing,
      forbidden: nothing,
      wake: nothing,
      clear: nothing,
      stop: nothing,
    },
    ask: () => Promise.resolve(undefined),
    open: (onManifest) => onManifest(manifest),
    status: () => ({ durable: false, dropped: 0 }),
  };
}

function createCollectorDelivery(options: DeliveryOptions, collector: string): Delivery {
  const { appKey, prefix, platform, owner, guard, log, manifest, ahead } = options;
  const ended = new AbortController();
  const lost = createSaved(platform.local, `${prefix}dropped`, isCount);
  let dropped = 0;
  let report: RecordEvent | undefined;
  const onDropped = (count: number): void => {
    if (!count) return;
    dropped += count;
    lost.write((lost.read() ?? 0) + count);
  };
  // Only when there is room again: what tells of drops would else be dropped, or drop something else.
  const onDelivered = (): void => {
    const count = lost.read();
    if (!count || !report) return;
    lost.write(undefined);
    report({ name: 'event.dropped', props: { count } });
  };
  const ask = createAsk(platform, ended.signal);
  const sign = (): Sign => ({ appKey, identity: options.identity() });
  const outbox = createOutbox({ store: openEventStore(appKey), platform, prefix, onDropped });
  const sender = createSender({
    ...{
      url: `${collector}v1/events`,
      sign,
      prefix,
      owner,
      outbox,
      ask,
      platform,
      guard,
      log,
      onDropped,
      onDelivered,
    },
    ended: ended.signal,
  });
  const url = `${collector}v1/manifest?appKey=${encodeURIComponent(appKey)}`;
  const feed = createManifestFeed(url, ask, platform.now, ahead);
  let refresh = (): void => undefined;
  let stopAgain = refresh;

  return {
    ask(path, body) {
      if (!body) return ask(`${collector}${path}?appKey=${encodeURIComponent(appKey)}`);
      return ask(`${collector}${path}`, { ...POST, body: toJson({ ...sign(), ...body }) });
    },
    add(event) {
      outbox.add(event);
      sender.wake();
    },
    open(onManifest, record) {
      report = record;
      if (manifest) onManifest(manifest);
      else {
        refresh = guard(() => feed(guard(onManifest)));
        stopAgain = platform.after(
          AGAIN_MS,
          guard(() => feed(guard(onManifest), true)),
        );
      }
      refresh();
    },
    wake: sender.wake,
    clear: outbox.clear,
    refresh: () => refresh(),
    leave: sender.leave,
    retry() {
      sender.retry();
      refresh();
    },
    forbidden() {
      if (ended.signal.aborted) return;
      const { origin } = new URL(collector);
      log.warn(`the page's policy forbids to connect; it needs \`connect-src ${origin}\``);
      sender.stop();
      ended.abort();
    },
    status: () => ({ durable: outbox.durable(), dropped }),
    stop() {
      stopAgain();
      sender.stop();
      ended.abort();
      outbox.close();
    },
  };
}
