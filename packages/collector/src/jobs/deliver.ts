import type { Clock } from '../clock.ts';
import { DELIVERY } from '../delivery-limits.ts';
import type { DeliveryRecord, DeliveryRecords, Tried } from '../store/records/delivery-records.ts';

/** What became of one try; `never` is not tried again. */
export type Outcome = { sent: true; outcome: string } | { failed: 'later' | 'never'; outcome: string };

interface Parts {
  deliveries: DeliveryRecords;
  clock: Clock;
  /** From 0 to 1. */
  random: () => number;
}

/**
 * Sends what is due of one kind, a few at a time, and answers how many there were. Whoever takes one has it for some minutes, so
 * that several collectors share the work; one that ends in the middle of it leaves it to be sent again.
 */
export async function deliver(
  kind: DeliveryRecord['kind'],
  { deliveries, clock, random }: Parts,
  send: (delivery: DeliveryRecord) => Promise<Outcome>,
): Promise<number> {
  const now = clock.now();
  const taken = await deliveries.take(kind, DELIVERY.atOnce, now, now + DELIVERY.holdMs);
  await Promise.all(
    taken.map(async (delivery) => {
      const tried = judgeTry(delivery.attempts, await send(delivery), clock.now(), random);
      await deliveries.tried(delivery.deliveryId, tried);
    }),
  );
  return taken.length;
}

/** What a try that was the n-th, from 0, means for the next. */
export function judgeTry(attempts: number, done: Outcome, now: number, random: () => number): Tried {
  const { outcome } = done;
  if ('sent' in done) return { state: 'sent', at: now, outcome };
  const delay = done.failed === 'never' ? undefined : DELIVERY.retryMs[attempts];
  if (delay === undefined) return { state: 'failed', at: now, outcome };
  // A tenth more or less, so that what failed together does not come again together.
  return { state: 'waiting', at: now + Math.round(delay * (0.9 + random() * 0.2)), outcome };
}
