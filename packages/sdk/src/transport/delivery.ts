import type { Event } from '@handrail/protocol';
import type { Status } from '../core/client.ts';
import type { Guard } from '../core/guard.ts';
import type { Stop } from '../core/lifetime.ts';
import type { Log } from '../core/log.ts';
import type { Resolved } from '../core/options.ts';
import type { Platform } from '../core/platform.ts';
import type { RecordEvent } from '../core/recorder.ts';
import { toJson } from '../core/json.ts';
import type { Answer } from './answer.ts';
import { createAsk } from './ask.ts';
import { createCarrying } from './carrying.ts';
import { createManifestFeed } from './manifest-feed.ts';
import { createRest } from './rest.ts';

export interface DeliveryOptions extends Resolved {
  platform: Platform;
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
  const { appKey, prefix, platform, guard, log, manifest, ahead } = options;
  const ended = new AbortController();
  let dropped = 0;
  let report: RecordEvent | undefined;
  const onDropped = (count: number): void => {
    dropped += count;
    report?.({ name: 'event.dropped', props: { count } });
  };
  const ask = createAsk(platform, ended.signal);
  const rest = createRest(platform.local, prefix);
  const carrying = createCarrying(
    { ...options, url: `${collector}v1/events`, ask, rest, ended: ended.signal, onDropped },
    () => ended.signal.aborted,
  );
  const url = `${collector}v1/manifest?appKey=${encodeURIComponent(appKey)}`;
  const feed = createManifestFeed(url, ask, platform.now, ahead);
  let refresh = (): void => undefined;
  let stopAgain = refresh;

  return {
    ...carrying,
    ask(path, body) {
      if (!body) return ask(`${collector}${path}?appKey=${encodeURIComponent(appKey)}`);
      // Plain text needs no preflight.
      const headers = { 'content-type': 'text/plain' };
      return ask(`${collector}${path}`, { method: 'POST', headers, body: toJson({ appKey, ...body }) });
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
    refresh: () => refresh(),
    retry() {
      carrying.retry();
      refresh();
    },
    forbidden() {
      if (ended.signal.aborted) return;
      const { origin } = new URL(collector);
      log.warn(`the page's policy forbids to connect; it needs \`connect-src ${origin}\`. Events are kept, not sent`);
      ended.abort();
      carrying.rest();
    },
    status: () => ({ durable: carrying.durable(), dropped }),
    stop() {
      stopAgain();
      ended.abort();
      carrying.stop();
    },
  };
}
