import type { Batch, BatchResult, Rejection } from '@handrail/protocol';
import type { Clock } from '../clock.ts';
import type { EventRecord, EventStore } from '../store/events/event-store.ts';
import { acceptEvent } from './accept-event.ts';
import { correctTime } from './correct-time.ts';
import type { RecordStore } from '../store/records/record-store.ts';

type IngestResult = { result: BatchResult } | { unknownAppKey: true } | { allTooLarge: true };

/** Takes a batch: kept when all good events of it are on disk, each once. `isSound` as `acceptEvent` has it. */
export type Ingest = (batch: Batch, isSound?: boolean) => Promise<IngestResult>;

/** All of the stores that is needed to take events. */
export interface IngestStores {
  records: { apps: Pick<RecordStore['apps'], 'findByKey'> };
  events: Pick<EventStore, 'append'>;
}

export function createIngest({ records, events }: IngestStores, clock: Clock): Ingest {
  return async (batch, isSound) => {
    const app = await records.apps.findByKey(batch.appKey);
    if (app === undefined) return { unknownAppKey: true };
    const receivedAt = clock.now();
    const good: EventRecord[] = [];
    const rejected: Rejection[] = [];
    for (const [index, input] of batch.events.entries()) {
      const accepted = acceptEvent(input, isSound);
      if ('refused' in accepted) rejected.push({ index, ...accepted.refused });
      else good.push({ event: accepted.event, ...correctTime(accepted.event, batch.sentAt, receivedAt), receivedAt });
    }
    const count = batch.events.length;
    if (count > 0 && rejected.length === count && rejected.every((one) => one.code === 'event-too-large')) {
      return { allTooLarge: true };
    }
    return { result: { ...(await events.append(app.appId, good)), rejected } };
  };
}
