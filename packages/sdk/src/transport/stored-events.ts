import type { Event } from '@handrail/protocol';
import type { EventStore } from './event-store.ts';

type Open = Pick<EventStore, 'use'>;

/** The oldest, in order; from behind an id, if one is given. What lies there was written by `put` alone. */
export const firstStored = ({ use }: Open, limit: number, after?: string): Promise<Event[]> =>
  use('readonly', (store) => store.getAll(after && IDBKeyRange.lowerBound(after, true), limit) as IDBRequest<Event[]>);

export const countStored = ({ use }: Open): Promise<number> => use('readonly', (store) => store.count());

export const removeStored = ({ use }: Open, eventIds: readonly string[]): Promise<unknown> =>
  use('readwrite', (store) => {
    for (const eventId of eventIds) store.delete(eventId);
    return undefined;
  });
