import type { EventRecord } from './event-store.ts';
import { madeAt } from './made-at.ts';

/**
 * Whether an event is from before the instant up to which its class was forgotten: it comes again, long after its first copy went
 * with its id, or it would go at once. Where its own time could not be, and was replaced, the time in its id tells.
 */
export const isForgotten = ({ event, at, clamped }: EventRecord, before: number | undefined): boolean =>
  before !== undefined && (at < before || (clamped === true && madeAt(event.eventId) < before));
