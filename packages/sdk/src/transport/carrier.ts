import type { Stop } from '../core/lifetime.ts';
import type { Log } from '../core/log.ts';
import type { Platform } from '../core/platform.ts';
import { onGone } from '../page/gone.ts';
import { nextAfter, type Answer, type Next } from './answer.ts';
import type { Ask } from './ask.ts';
import { cutBatch, type Cut, type Sign } from './batch.ts';
import { BATCH_BYTES, BATCH_EVENTS } from './batch-limits.ts';
import { createHold } from './hold.ts';
import type { Outbox } from './outbox.ts';
import { pack, quiet } from './pack.ts';
import { POST } from './post.ts';
import { createTurn } from './turn.ts';
import { createWaiting } from './waiting.ts';

/** Another tab is sending, or the database is busy. */
const LATER_MS = 5_000;

export interface CarrierOptions {
  url: string;
  sign(): Sign;
  prefix: string;
  /** Names this page among the tabs. */
  owner: string;
  outbox: Outbox;
  ask: Ask;
  platform: Platform;
  log: Log;
  /** The end of this page, or of us. */
  ended: AbortSignal;
  /** Told how many events had to be given up. */
  onDropped(count: number): void;
  /** Something has been delivered: time to tell what was given up. */
  onDelivered(): void;
}

export interface Carrier {
  /** Sends until nothing waits; answers with a pause to make before the next time, which may be for ever. */
  carry(): Promise<number>;
  /** What was sent when the page was about to be left has been answered. */
  answered(answer: Answer, cut: Cut): Promise<void>;
  /** Whether the collector is left alone now. */
  isHeld(): boolean;
  /** No more waiting. */
  retry: Stop;
}

/** Carries events to the collector, one request at a time over all tabs. Nobody needs it without a network, so it is fetched. */
export function createCarrier(options: CarrierOptions): Carrier {
  const { url, sign, prefix, owner, outbox, ask, platform, log, ended, onDropped } = options;
  const hold = createHold(platform, prefix);
  const turn = createTurn(platform, prefix, owner, ended, onGone);
  const waiting = createWaiting(outbox, platform, onDropped);
  let most = BATCH_EVENTS;
  let packs = true;
  let isKnown = true;

  async function drain(renew: () => void): Promise<number> {
    for (;;) {
      if (!isKnown || ended.aborted) return Infinity;
      await quiet(platform.after);
      const events = await waiting.take();
      if (!events) return LATER_MS;
      // Only now: what the tab that sent last has kept takes a moment until every process can read it.
      const pause = hold.left();
      if (pause || ended.aborted) return pause;
      if (!events.length) return 0;
      const cut = cutBatch(sign(), platform.now(), events.slice(0, most), BATCH_BYTES);
      const packed = packs ? await pack(cut.body) : undefined;
      renew();
      const answer = await ask(url, { ...POST, body: packed ?? cut.body });
      const next = nextAfter(answer, platform.now());
      // Something on the way may not let through what it cannot read.
      if (packed && (next.do === 'divide' || next.do === 'rest')) packs = false;
      else await carryOut(next, cut);
    }
  }

  async function carryOut(next: Next, { events }: Cut): Promise<void> {
    switch (next.do) {
      case 'forget':
        await waiting.forget(events);
        hold.clear();
        if (next.result.rejected?.length) refused(next.result.rejected, events);
        return options.onDelivered();
      case 'divide':
        if (events.length > 1) {
          most = Math.ceil(events.length / 2);
          return;
        }
        most = BATCH_EVENTS;
        log.warn('the collector refused an event', events);
        await waiting.forget(events);
        return onDropped(1);
      case 'wait':
        hold.fail(next.ms);
        try {
          await waiting.expire();
          await waiting.makeRoom(false);
        } catch {
          // A database that does not answer now is asked again after the next failure.
        }
        return;
      case 'rest':
        isKnown = false;
        log.warn('the collector does not know this appKey; nothing is sent');
    }
  }

  function refused(rejected: readonly { index: number }[], events: Cut['events']): void {
    log.warn('the collector refused events', rejected);
    // What tells of drops is not told of itself, which would have no end.
    onDropped(rejected.filter(({ index }) => events[index]?.name !== 'event.dropped').length);
  }

  outbox.onCrowded((isFull) => turn(() => waiting.makeRoom(isFull)));

  return {
    async carry() {
      const pause = await turn(drain);
      return pause === 'taken' ? LATER_MS : pause;
    },
    async answered(answer, cut) {
      const next = nextAfter(answer, platform.now());
      if (next.do === 'forget') await carryOut(next, cut);
    },
    isHeld: () => !isKnown || hold.left() > 0,
    retry: hold.clear,
  };
}
