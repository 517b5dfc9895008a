import type { Batch, BatchResult, Rejection } from '@handrail/protocol';
import type { Clock } from '../clock.ts';
import type { Client } from '../store/events/clients.ts';
import type { EventRecord, EventStore } from '../store/events/event-store.ts';
import { acceptEvent, type KnownOfBody } from './accept-event.ts';
import { correctTime } from './correct-time.ts';
import { maySpeakFor } from './identity.ts';
import type { Admit, TurnedAway } from './admission.ts';

type IngestResult = { result: BatchResult; isBound: boolean } | { allTooLarge: true } | TurnedAway;

const UNSIGNED = {
  code: 'identity-needed',
  path: '/visitorId',
  message: 'must be the one of a signed token that the app takes',
} as const;

/**
 * Takes a batch: kept when all good events of it are on disk, each once. `known` as `acceptEvent` has it; `browser` is the one it
 * came from, as `browserOf` names it.
 */
export type Ingest = (
  batch: Batch,
  origin: string | null,
  known?: KnownOfBody,
  browser?: string,
) => Promise<IngestResult>;

/** All that is needed to take events. */
export interface IngestParts {
  admit: Admit;
  events: Pick<EventStore, 'append'>;
}

export function createIngest({ admit, events }: IngestParts, clock: Clock): Ingest {
  return async ({ appKey, identity, ...batch }, origin, known, browser) => {
    const admitted = await admit({ appKey, origin, identity, visitorId: visitorOf(batch.events[0]) });
    if ('turnedAway' in admitted) return admitted;
    const { appId, isBound, mode, shown } = admitted;
    const receivedAt = clock.now();
    const good: EventRecord[] = [];
    const rejected: Rejection[] = [];
    let client = clientOf(browser, undefined);
    for (const [index, input] of batch.events.entries()) {
      const accepted = acceptEvent(input, known);
      if ('refused' in accepted) rejected.push({ index, ...accepted.refused });
      else if (!maySpeakFor(mode, shown, accepted.event.visitorId)) rejected.push({ index, ...UNSIGNED });
      else {
        const { event, appVersion } = accepted;
        // Events of a batch mostly share it.
        if (client?.appVersion !== appVersion) client = clientOf(browser, appVersion);
        good.push({ event, ...correctTime(event, batch.sentAt, receivedAt), receivedAt, ...(client && { client }) });
      }
    }
    const count = batch.events.length;
    if (count > 0 && rejected.length === count && rejected.every((one) => one.code === 'event-too-large')) {
      return { allTooLarge: true };
    }
    return { result: { ...(await events.append(appId, good)), rejected }, isBound };
  };
}

const clientOf = (browser: string | undefined, appVersion: string | undefined): Client | undefined =>
  browser === undefined && appVersion === undefined
    ? undefined
    : { ...(browser !== undefined && { browser }), ...(appVersion !== undefined && { appVersion }) };

/** Whose events a batch begins with; a browser sends those of one visitor. */
function visitorOf(event: unknown): string | undefined {
  if (typeof event !== 'object' || event === null || !('visitorId' in event)) return undefined;
  return typeof event.visitorId === 'string' ? event.visitorId : undefined;
}
