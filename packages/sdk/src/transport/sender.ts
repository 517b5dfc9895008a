import type { Guard } from '../core/guard.ts';
import type { Stop } from '../core/lifetime.ts';
import { cutBatch, KEEPALIVE_BYTES } from './batch.ts';
import type { Carrier, CarrierOptions } from './carrier.ts';
import { POST } from './post.ts';

/** Events of one moment travel together. */
export const SOON_MS = 500;
/** After this the carrier is fetched once more, where it could not be. */
const FETCH_AGAIN_MS = 60_000;

export interface Sender {
  /** Something is waiting; it is sent soon. */
  wake(): void;
  /** The page is being left: what it has waiting is sent now, as far as one keepalive request carries. */
  leave(): void;
  /** The network is back: no more waiting. */
  retry(): void;
  stop: Stop;
}

export type SenderOptions = CarrierOptions & { guard: Guard };

/** Says when to send. What sends is fetched when there is something to send. */
export function createSender(options: SenderOptions): Sender {
  const { url, sign, outbox, ask, platform, guard } = options;
  let carrier: Carrier | undefined;
  let resting = false;
  let sending = false;
  let again = false;
  let stopTimer: Stop | undefined;

  async function load(): Promise<Carrier> {
    const { createCarrier } = await import('./carrier.ts');
    return (carrier ??= createCarrier(options));
  }

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
    const carry = carrier ?? (await load().catch(() => undefined));
    if (resting) return;
    const waitMs = carry ? await carry.carry().finally(() => (sending = false)) : FETCH_AGAIN_MS;
    sending = false;
    if (waitMs === Infinity) resting = true;
    else if (waitMs) schedule(waitMs);
    else if (again) schedule(SOON_MS);
  }

  return {
    wake: () => schedule(SOON_MS),
    leave: guard(async () => {
      const recent = outbox.leave();
      if (!recent.length || resting || carrier?.isHeld()) return;
      const cut = cutBatch(sign(), platform.now(), recent, KEEPALIVE_BYTES);
      const answer = await ask(url, { ...POST, body: cut.body, keepalive: true });
      if (answer) await (await load()).answered(answer, cut);
      else platform.beacon?.(url, cut.body);
    }),
    retry() {
      carrier?.retry();
      unschedule();
      schedule(0);
    },
    stop() {
      resting = true;
      unschedule();
    },
  };
}
