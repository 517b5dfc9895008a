import type { EventStore } from '../store/events/event-store.ts';
import type { RecordStore } from '../store/records/record-store.ts';

/** Where everything is kept; which engines they are is known to `main.ts` alone. */
export interface Stores {
  records: RecordStore;
  events: EventStore;
}
