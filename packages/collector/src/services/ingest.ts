import type { Batch, BatchResult, Rejection } from '@handrail/protocol';
import type { Clock } from '../clock.ts';
import type { EventRecord } from '../store/events/event-store.ts';
import { acceptEvent } from './accept-event.ts';
import { correctTime } from './correct-time.ts';
import type { Stores } from './stores.ts';

type IngestResult = { result: BatchResult } | { unknownAppKey: true } | { allTooLarge: true };

/** Takes a batch: kept when all good events of it are on disk, each once. */
export type Ingest = (batch: Batch) => Promise<IngestResult>;

export function createIngest({ records, events }: Stores, clock: Clock): Ingest {
  return async (batch) => {
    const app = await records.apps.findByKey(batch.appKey);
    if (app === undefined) return { unknownAppKey: true };
    const receivedAt = clock.now();
    const good: EventRecord[] = [];
    const rejected: Rejection[] = [];
    for (const [index, input] of batch.events.entries()) {
      const accepted = acceptEvent(input);
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
