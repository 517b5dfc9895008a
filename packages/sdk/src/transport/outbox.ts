import type { Event } from '@handrail/protocol';
import type { Platform } from '../core/platform.ts';
import { BATCH_EVENTS } from './batch.ts';
import type { EventStore } from './event-store.ts';
import { MEMORY_EVENTS, type Rest } from './rest.ts';

/** A database that does not answer for so long is left alone until the next page. */
export const STORE_TIMEOUT_MS = 1_000;
/** What waits is kept for so long, and no more than so many. */
const KEEP_MS = 7 * 24 * 60 * 60_000;
const KEEP_EVENTS = 10_000;
const TRIM_EVERY = 500;
/** No event is told of so late: then somebody has set the clock. */
const LATE_MS = 60_000;
/** The protocol takes no greater age. */
const OLDEST_MS = 30 * 24 * 60 * 60_000;

export interface Outbox {
  /** Keeps an event until it is forgotten. */
  add(event: Event): void;
  /** Waiting events, the oldest of all tabs first; then those of this page that could not be stored. */
  take(): Promise<Event[]>;
  /**
   * The page may be about to go: answers at once with what waits in memory. What the database has not confirmed is put
   * into storage that can be written without waiting, from where the next page takes it.
   */
  leave(): Event[];
  forget(events: readonly Event[]): Promise<void>;
  /** Throws away all that waits, of all tabs. */
  clear(): void;
  /** Whether events outlive this page. */
  durable(): boolean;
  close(): void;
}

export interface OutboxOptions {
  store: EventStore | undefined;
  /** Where events are put that must be written without waiting. */
  rest: Rest;
  platform: Pick<Platform, 'after' | 'now' | 'elapsed'>;
  /** Told how many events had to be given up. */
  onDropped(count: number): void;
}

export function createOutbox({ store: opened, rest, platform, onDropped }: OutboxOptions): Outbox {
  const here = new Map<string, { event: Event; stored: boolean }>();
  const forgotten = new Set<string>();
  const fresh: Event[] = [];
  const born = new Map<string, number>();
  const ask = createPatience(opened, platform.after);
  let untilTrim = 0;
  let refused = !opened;

  /** Memory is for what is new: the oldest gives way, and is lost only if the database does not have it. */
  function shrink(): void {
    for (const [eventId, { stored }] of here) {
      if (here.size <= MEMORY_EVENTS) return;
      here.delete(eventId);
      if (!stored) onDropped(1);
    }
  }

  /** Events of one moment are one write: it costs as little as a single one, and a page that is left now still makes it. */
  function store(): void {
    const events = fresh.splice(0);
    ask((open) => open.put(events)).then(
      () => {
        refused = false;
        for (const { eventId } of events) {
          const entry = here.get(eventId);
          if (entry) entry.stored = true;
        }
        shrink();
      },
      () => {
        // Blocked, full or broken: the events live as long as this page.
        refused = true;
        shrink();
      },
    );
    if (untilTrim <= 0) trim();
    untilTrim -= events.length;
  }

  function trim(): void {
    untilTrim = TRIM_EVERY;
    ask((open) => open.trim(platform.now() - KEEP_MS, KEEP_EVENTS)).then(
      (dropped) => dropped && onDropped(dropped),
      () => undefined,
    );
  }

  /** With its age, if it is of this page: whatever is done to the visitor's clock, the collector then knows when it was. */
  function aged(event: Event): Event {
    const ageMs = Math.floor((platform.elapsed() ?? NaN) - (born.get(event.eventId) ?? NaN));
    return ageMs >= 0 && ageMs <= OLDEST_MS ? { ...event, ageMs } : event;
  }

  function keep(event: Event): void {
    here.set(event.eventId, { event, stored: false });
    if (fresh.push(event) === 1) queueMicrotask(store);
  }

  for (const event of rest.take()) keep(event);

  return {
    add(event) {
      born.set(event.eventId, (platform.elapsed() ?? NaN) - lagOf(event, platform.now()));
      keep(event);
    },
    async take() {
      const before = [...here.values()].filter((entry) => entry.stored);
      const stored = await ask((open) => open.first(BATCH_EVENTS + forgotten.size)).catch(() => undefined);
      const waiting = (stored ?? []).filter(({ eventId }) => !forgotten.has(eventId));
      const known = new Set(waiting.map(({ eventId }) => eventId));
      // All that is stored has been seen: what this page stored and is no longer there, another tab has delivered.
      if (stored && stored.length < BATCH_EVENTS)
        for (const { event } of before) if (!known.has(event.eventId)) here.delete(event.eventId);
      for (const { event, stored: isStored } of here.values())
        if (!known.has(event.eventId) && (!isStored || !stored)) waiting[waiting.length] = event;
      return waiting.map(aged);
    },
    leave() {
      const entries = [...here.values()];
      rest.put(entries.filter(({ stored }) => !stored).map(({ event }) => event));
      return entries.map(({ event }) => aged(event));
    },
    async forget(events) {
      const eventIds = events.map(({ eventId }) => eventId);
      for (const eventId of eventIds) {
        here.delete(eventId);
        born.delete(eventId);
      }
      await ask((open) => open.remove(eventIds)).catch(() => {
        for (const eventId of eventIds) forgotten.add(eventId);
      });
    },
    clear() {
      for (const known of [here, born]) known.clear();
      fresh.length = 0;
      ask((open) => open.trim(0, 0)).catch(() => undefined);
    },
    durable: () => !refused,
    close: () => opened?.close(),
  };
}

/** How long ago it was, if it is told of a while after it was. */
function lagOf({ at }: Event, now: number): number {
  return now > at && now - at < LATE_MS ? now - at : 0;
}

/** Asks the database, which may take a second to answer; after one failure to do so it is not asked again. */
function createPatience(store: EventStore | undefined, after: Platform['after']) {
  let usable = store;
  return <T>(question: (open: EventStore) => Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      if (!usable) return reject(new Error('no database'));
      const stopTimer = after(STORE_TIMEOUT_MS, () => {
        usable = undefined;
        reject(new Error('no answer'));
      });
      question(usable).finally(stopTimer).then(resolve, reject);
    });
}
