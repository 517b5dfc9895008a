import type { Event } from '@handrail/protocol';
import { instantOf } from '../core/event-instant.ts';
import type { Platform } from '../core/platform.ts';
import { BATCH_EVENTS } from './batch-limits.ts';
import type { Outbox } from './outbox.ts';
import { rankOf } from './rank.ts';
import { countStored, firstStored, removeStored } from './stored-events.ts';

/** What waits is kept for so long, and no more than so many. */
const KEEP_MS = 7 * 24 * 60 * 60_000;
const KEEP_EVENTS = 10_000;
/** An event that seems older was not kept for so long: the clock was set. */
const CREDIBLE_MS = 90 * 24 * 60 * 60_000;

/** What waits to be sent, of all tabs. */
export interface Waiting {
  /**
   * The oldest of all tabs first; then those of this page that could not be stored. None at all is undefined while the
   * database, which has worked before, does not answer.
   */
  take(): Promise<Event[] | undefined>;
  forget(events: readonly Event[]): Promise<void>;
  /** Gives up what is too much, or, in a database that is full, a fifth: what counts least, the oldest first. Answers with how many. */
  makeRoom(isFull: boolean): Promise<number>;
  /** Gives up what has waited too long. */
  expire(): Promise<number>;
}

export function createWaiting(
  { here, aged, ask, durable }: Outbox,
  { now }: Pick<Platform, 'now'>,
  onDropped: (count: number) => void,
): Waiting {
  /** Delivered, though the database could not remove them. */
  const done = new Set<string>();

  async function remove(eventIds: readonly string[]): Promise<number> {
    for (const eventId of eventIds) here.delete(eventId);
    await ask((open) => removeStored(open, eventIds));
    return eventIds.length;
  }

  /** Counts first, and takes it back where it fails: what is removed as the page is left is removed, and nobody hears of it. */
  async function giveUp(eventIds: readonly string[]): Promise<number> {
    if (!eventIds.length) return 0;
    onDropped(eventIds.length);
    return remove(eventIds).catch((error: unknown) => {
      onDropped(-eventIds.length);
      throw error;
    });
  }

  return {
    async take() {
      const before = [...here.values()].filter(({ stored }) => stored);
      const stored = await ask((open) => firstStored(open, BATCH_EVENTS + done.size)).catch(() => undefined);
      const waiting = (stored ?? []).filter(({ eventId }) => !done.has(eventId));
      const known = new Set(waiting.map(({ eventId }) => eventId));
      // All that is stored has been seen: what this page stored and is no longer there, another tab has delivered.
      if (stored && stored.length < BATCH_EVENTS)
        for (const { event } of before) if (!known.has(event.eventId)) here.delete(event.eventId);
      for (const { event, stored: isStored } of here.values())
        if (!known.has(event.eventId) && (!isStored || !stored)) waiting[waiting.length] = event;
      return stored || waiting.length || !durable() ? waiting.map(aged) : undefined;
    },
    async forget(events) {
      const eventIds = events.map(({ eventId }) => eventId);
      await remove(eventIds).catch(() => {
        for (const eventId of eventIds) done.add(eventId);
      });
    },
    async makeRoom(isFull) {
      const count = await ask(countStored);
      const surplus = isFull ? Math.ceil(count / 5) : count - KEEP_EVENTS;
      if (surplus <= 0) return 0;
      // By pages, each with a moment of its own: ten thousand at once would hold up the page.
      const ranks: string[][] = [[], [], []];
      let last: string | undefined;
      for (;;) {
        const page = await ask((open) => firstStored(open, BATCH_EVENTS, last));
        for (const { eventId, name } of page) ranks[rankOf(name)]?.push(eventId);
        last = page.at(-1)?.eventId;
        if (last === undefined) break;
      }
      return giveUp(ranks.flat().slice(0, surplus));
    },
    async expire() {
      const old = await ask((open) => firstStored(open, BATCH_EVENTS));
      const isOld = (eventId: string): boolean => {
        const ageMs = now() - instantOf(eventId);
        return ageMs > KEEP_MS && ageMs < CREDIBLE_MS && !here.has(eventId);
      };
      return giveUp(old.map(({ eventId }) => eventId).filter(isOld));
    },
  };
}
