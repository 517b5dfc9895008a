import type { Event } from '@handrail/protocol';
import type { Platform } from '../core/platform.ts';
import { createSaved, isList, type Saved } from '../core/saved.ts';
import { agedSince, bornOf } from './ages.ts';
import type { EventStore } from './event-store.ts';
import { rankOf } from './rank.ts';

/** A database that does not answer for so long is not waited for until it does. */
export const STORE_TIMEOUT_MS = 1_000;
/** One that has answered before may be busy. */
const BUSY_TIMEOUT_MS = 10_000;
/** Events of this page kept in memory as well: what is sent when it is left, and all there is without a database. */
export const MEMORY_EVENTS = 2_000;
/** Of more events in one moment, the others are written in the next: no task of ours is long. */
const PUT_EVENTS = 200;

/** Asks the database, and rejects when it does not answer in time. */
type AskStore = <T>(question: (open: EventStore) => Promise<T>) => Promise<T>;

export interface Outbox {
  /** Keeps an event until it is forgotten. */
  add(event: Event): void;
  /**
   * The page may be about to go: answers at once with what waits in memory. What the database has not confirmed is put
   * into storage that can be written without waiting, from where the next page takes it.
   */
  leave(): Event[];
  /** Whether events outlive this page. */
  durable(): boolean;
  /** Events of this page that wait, whether the database has them, and when they happened by a clock that nobody can set. */
  here: Map<string, { event: Event; born: number; stored: boolean }>;
  /** With its age, if it is of this page. */
  aged(event: Event): Event;
  ask: AskStore;
  /** Throws away all that waits, of all tabs. */
  clear(): void;
  /** Takes what makes room in the database: after so many more events, or at once since it is full. */
  onCrowded(makeRoom: MakeRoom): unknown;
  close(): void;
}

type MakeRoom = (isFull: boolean) => Promise<unknown>;

export interface OutboxOptions {
  store: EventStore;
  platform: Pick<Platform, 'after' | 'now' | 'elapsed' | 'local'>;
  prefix: string;
  /** Told how many events had to be given up. */
  onDropped(count: number): void;
}

const CROWDED_EVERY = 500;

export function createOutbox({ store, platform, prefix, onDropped }: OutboxOptions): Outbox {
  const here: Outbox['here'] = new Map();
  let fresh: Event[] = [];
  const rest = createSaved(platform.local, `${prefix}rest`, isList<Event>);
  const ask = createPatience(store, platform.after);
  let makeRoom: MakeRoom | undefined;
  let added = CROWDED_EVERY;
  let refused = false;
  let isWriting = false;
  let isLeaving = false;

  /** Memory is for what is new: what the database has gives way; without it, what counts least is lost, the oldest first. */
  function shrink(): void {
    for (const [eventId, { stored }] of here) {
      if (here.size <= MEMORY_EVENTS) return;
      if (stored) here.delete(eventId);
    }
    if (!refused) return;
    const byRank = [...here.values()].sort((one, two) => rankOf(one.event.name) - rankOf(two.event.name));
    const surplus = byRank.slice(0, here.size - MEMORY_EVENTS);
    for (const { event } of surplus) here.delete(event.eventId);
    if (surplus.length) onDropped(surplus.length);
  }

  async function put(events: readonly Event[]): Promise<void> {
    await ask(async (open) => {
      await open.put(events);
      for (const { eventId } of events) {
        const entry = here.get(eventId);
        if (entry) entry.stored = true;
      }
      // What it has refused before, or has not answered to, is tried once more.
      if (refused) fresh = [...here.values()].flatMap(({ event, stored }) => (stored ? [] : event));
      refused = false;
      wake();
    });
  }

  function wake(): void {
    if (isWriting || !fresh.length) return;
    isWriting = true;
    write()
      .finally(() => (isWriting = false))
      .catch(() => undefined); // a page can break any method that we call
  }

  /**
   * Events of one moment are one write: it costs as little as a single one, and a page that is left now still makes it.
   * Of very many, and of what comes meanwhile, the next write begins when this one is done.
   */
  async function write(): Promise<void> {
    await Promise.resolve(); // the end of this task's turn
    while (fresh.length) {
      const events = fresh.splice(0, PUT_EVENTS);
      try {
        await put(events).catch((error: unknown) => {
          const isFull = error instanceof Error && error.name === 'QuotaExceededError';
          if (!isFull || !makeRoom) throw error;
          return makeRoom(true).then(() => put(events));
        });
      } catch {
        // Blocked, full or broken: the events live as long as this page.
        refused = true;
      }
      shrink();
    }
  }

  function keep(event: Event, born = NaN): void {
    here.set(event.eventId, { event, born, stored: false });
    fresh[fresh.length] = event;
    // What the page does at its very end, after we have heard of it, waits for no write that is under way.
    if (isLeaving) save();
    else wake();
    if (makeRoom && (added += 1) > CROWDED_EVERY) {
      added = 0;
      makeRoom(false).catch(() => undefined);
    }
  }

  function save(): void {
    if (fresh.length) put(fresh.splice(0)).catch(() => undefined);
    const unsure = [...here.values()].filter(({ stored }) => !stored).map(({ event }) => event);
    const others = (rest.read() ?? []).filter(({ eventId }) => !here.has(eventId));
    if (unsure.length) rest.write([...others, ...unsure].slice(-MEMORY_EVENTS));
  }

  const aged = (event: Event): Event => agedSince(event, here.get(event.eventId)?.born ?? NaN, platform);

  const left = rest.read();
  left?.forEach((event) => keep(event));
  // Where there was nothing, the page before may be just about to write.
  if (left) rest.write(undefined);

  return {
    ...{ here, aged, ask, close: store.close },
    // What is told without a place in the session is told without its hour, too.
    add: (event) => keep(event, event.seq === undefined ? NaN : bornOf(event, platform)),
    leave() {
      isLeaving = true;
      // A page that goes has no next task, one that is only hidden has.
      platform.after(0, () => (isLeaving = false));
      save();
      return [...here.values()].map(({ event }) => aged(event));
    },
    durable: () => !refused,
    clear: () => throwAway(here, fresh, rest, store),
    onCrowded: (make) => (makeRoom = make),
  };
}

function throwAway(here: Outbox['here'], fresh: Event[], rest: Saved<Event[]>, store: EventStore): void {
  here.clear();
  fresh.length = 0;
  rest.write(undefined);
  store.erase();
}

/** Asks the database, which may take a second to answer; after one failure to do so it is not asked until it has. */
function createPatience(store: EventStore, after: Platform['after']): AskStore {
  let isLate = false;
  let patienceMs = STORE_TIMEOUT_MS;
  return (question) =>
    new Promise((resolve, reject) => {
      if (isLate) return reject(new Error('no answer'));
      const stopTimer = after(patienceMs, () => {
        isLate = true;
        reject(new Error('no answer'));
      });
      question(store)
        .finally(() => {
          stopTimer();
          isLate = false;
        })
        .then((answer) => {
          patienceMs = BUSY_TIMEOUT_MS;
          resolve(answer);
        }, reject);
    });
}
