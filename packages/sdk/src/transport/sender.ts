import type { Guard } from '../core/guard.ts';
import type { Stop } from '../core/lifetime.ts';
import type { Log } from '../core/log.ts';
import type { Platform } from '../core/platform.ts';
import { nextAfter, type Next } from './answer.ts';
import type { Ask } from './ask.ts';
import { BATCH_BYTES, BATCH_EVENTS, cutBatch, KEEPALIVE_BYTES, type Cut } from './batch.ts';
import type { Hold } from './hold.ts';
import type { Outbox } from './outbox.ts';
import type { Turn } from './turn.ts';

/** Events of one moment travel together. */
export const SOON_MS = 500;
const TAKEN_MS = 5_000;

export interface Sender {
  /** Something is waiting; it is sent soon. */
  wake(): void;
  /** The page is being left: what it has waiting is sent now, as far as one keepalive request carries. */
  leave(): void;
  /** The network is back: no more waiting. */
  retry(): void;
  stop: Stop;
}

export interface SenderOptions {
  url: string;
  appKey: string;
  outbox: Outbox;
  ask: Ask;
  hold: Hold;
  turn: Turn;
  platform: Pick<Platform, 'after' | 'now' | 'beacon'>;
  guard: Guard;
  log: Log;
  onDropped(count: number): void;
}

/** Carries events from the outbox to the collector, one request at a time over all tabs. */
export function createSender(options: SenderOptions): Sender {
  const { url, appKey, outbox, ask, hold, turn, platform, guard, log } = options;
  const post = { method: 'POST', headers: { 'content-type': 'text/plain' } };
  let most = BATCH_EVENTS;
  let resting = false;
  let sending = false;
  let again = false;
  let stopTimer: Stop | undefined;

  function schedule(ms: number): void {
    if (sending) again = true;
    if (sending || resting || stopTimer) return;
    stopTimer = platform.after(ms, guard(send));
  }

  function unschedule(): void {
    stopTimer?.();
    stopTimer = undefined;
  }

  async function send(): Promise<void> {
    stopTimer = undefined;
    sending = true;
    again = false;
    const waitMs = await turn(drain).finally(() => {
      sending = false;
    });
    if (waitMs === 'taken') schedule(TAKEN_MS);
    else if (waitMs) schedule(waitMs);
    else if (again) schedule(SOON_MS);
  }

  /** Sends until nothing waits; answers with a pause to make first, if there is one. */
  async function drain(renew: () => void): Promise<number> {
    for (;;) {
      const pause = hold.left();
      if (pause || resting) return pause;
      const waiting = await outbox.take();
      if (!waiting.length) return 0;
      const cut = cutBatch(appKey, platform.now(), waiting.slice(0, most), BATCH_BYTES);
      renew();
      const answer = await ask(url, { ...post, body: cut.body });
      await carryOut(nextAfter(answer, platform.now()), cut);
    }
  }

  async function carryOut(next: Next, { events }: Cut): Promise<void> {
    switch (next.do) {
      case 'forget':
        await outbox.forget(events);
        hold.clear();
        if (next.result.rejected?.length) log.warn('the collector refused events', next.result.rejected);
        return;
      case 'divide':
        if (events.length > 1) {
          most = Math.ceil(events.length / 2);
          return;
        }
        most = BATCH_EVENTS;
        log.warn('the collector refused an event', events);
        await outbox.forget(events);
        return options.onDropped(1);
      case 'wait':
        return hold.fail(next.ms);
      case 'rest':
        resting = true;
        log.warn('the collector does not know this appKey; nothing is sent');
    }
  }

  return {
    wake: () => schedule(SOON_MS),
    leave: guard(async () => {
      const recent = outbox.leave();
      if (!recent.length || resting || hold.left()) return;
      const cut = cutBatch(appKey, platform.now(), recent, KEEPALIVE_BYTES);
      const answer = await ask(url, { ...post, body: cut.body, keepalive: true });
      if (!answer) platform.beacon?.(url, cut.body);
      else if (nextAfter(answer, platform.now()).do === 'forget') await outbox.forget(cut.events);
    }),
    retry() {
      hold.clear();
      unschedule();
      schedule(0);
    },
    stop() {
      resting = true;
      unschedule();
    },
  };
}
