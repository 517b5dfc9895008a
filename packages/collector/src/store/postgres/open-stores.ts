import { openPostgresEvents } from '../events/postgres/index.ts';
import type { EventStore } from '../events/event-store.ts';
import { openPostgresRecords } from '../records/postgres/index.ts';
import type { RecordStore } from '../records/record-store.ts';

/** Records and events in one PostgreSQL database. Throws a `StartError`, and leaves nothing open, when it cannot be used. */
export async function openPostgresStores(url: string): Promise<{ records: RecordStore; events: EventStore }> {
  const records = await openPostgresRecords(url);
  try {
    return { records, events: await openPostgresEvents(url) };
  } catch (error) {
    await records.close();
    throw error;
  }
}
