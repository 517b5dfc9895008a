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
import { POST } from './post.ts';
import { createManifestFeed } from './manifest-feed.ts';
import type { Outgoing } from './outgoing.ts';

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
  /** To be called once. */
  fetchOutgoing(record: RecordEvent): Promise<Pick<Outgoing, 'keep' | 'wake' | 'clear'>>;
  /** Begins: what is published comes in. */
  open(onManifest: (manifest: unknown) => void): void;
  /** The visitor goes on: time to see whether something new is published. */
  refresh(): void;
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
    ...{ refresh: nothing, leave: nothing, retry: nothing, forbidden: nothing, stop: nothing },
    fetchOutgoing: () => Promise.resolve({ keep: nothing, wake: nothing, clear: nothing }),
    ask: () => Promise.resolve(undefined),
    open: (onManifest) => onManifest(manifest),
    status: () => ({ durable: false, dropped: 0 }),
  };
}

function createCollectorDelivery(options: DeliveryOptions, collector: string): Delivery {
  const { appKey, platform, guard, log, manifest, ahead } = options;
  const abort = new AbortController();
  const ended = abort.signal;
  const ask = createAsk(platform, ended);
  const sign = () => ({ appKey, identity: options.identity() });
  const at = (path: string): string => `${collector}${path}?appKey=${encodeURIComponent(appKey)}`;
  const feed = createManifestFeed(at('v1/manifest'), ask, platform.now, ahead);
  let refresh = (): void => undefined;
  let stopAgain = refresh;
  let outgoing: Outgoing | undefined;

  return {
    ask(path, body) {
      if (!body) return ask(at(path));
      return ask(`${collector}${path}`, { ...POST, body: toJson({ ...sign(), ...body }) });
    },
    async fetchOutgoing(record) {
      const { createOutgoing } = await import('./outgoing.ts');
      return (outgoing = createOutgoing({ ...options, url: `${collector}v1/events`, sign, ask, record, ended }));
    },
    open(onManifest) {
      if (manifest) return onManifest(manifest);
      const look = (again?: boolean) => guard(() => feed(guard(onManifest), again));
      refresh = look();
      stopAgain = platform.after(AGAIN_MS, look(true));
      refresh();
    },
    refresh: () => refresh(),
    leave: () => outgoing?.leave(),
    retry() {
      outgoing?.retry();
      refresh();
    },
    forbidden() {
      if (ended.aborted) return;
      const { origin } = new URL(collector);
      log.warn(`the page's policy forbids to connect; it needs \`connect-src ${origin}\``);
      abort.abort();
    },
    status: () => outgoing?.status() ?? { durable: true, dropped: 0 },
    stop() {
      stopAgain();
      abort.abort();
      outgoing?.stop();
    },
  };
}
