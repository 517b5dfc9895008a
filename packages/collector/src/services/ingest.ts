import type { App, Batch, BatchResult, Rejection } from '@handrail/protocol';
import type { Clock } from '../clock.ts';
import type { EventRecord } from '../store/events/event-store.ts';
import { acceptEvent } from './accept-event.ts';
import { correctTime } from './correct-time.ts';
import { maySpeakFor, type Identities } from './identity.ts';
import type { Stores } from './stores.ts';

type IngestResult = { result: BatchResult } | { allTooLarge: true };

const UNSIGNED = {
  code: 'identity-needed',
  path: '/visitorId',
  message: 'must be the one of a signed token that the app takes',
} as const;

/** Takes a batch: kept when all good events of it are on disk, each once. */
export type Ingest = (app: App, batch: Batch) => Promise<IngestResult>;

export function createIngest({ events }: Stores, identities: Identities, clock: Clock): Ingest {
  return async (app, batch) => {
    const shown = await identities.judge(app, batch.identity);
    const receivedAt = clock.now();
    const good: EventRecord[] = [];
    const rejected: Rejection[] = [];
    for (const [index, input] of batch.events.entries()) {
      const accepted = acceptEvent(input);
      if ('refused' in accepted) rejected.push({ index, ...accepted.refused });
      else if (!maySpeakFor(app, shown, accepted.event.visitorId)) rejected.push({ index, ...UNSIGNED });
      else good.push({ event: accepted.event, ...correctTime(accepted.event, batch.sentAt, receivedAt), receivedAt });
    }
    const count = batch.events.length;
    if (count > 0 && rejected.length === count && rejected.every((one) => one.code === 'event-too-large')) {
      return { allTooLarge: true };
    }
    return { result: { ...(await events.append(app.appId, good)), rejected } };
  };
}
