import type { BatchResult } from '@handrail/protocol';
import { batchSchema, checkOf, LIMITS } from '@handrail/protocol/schema';
import type { TurnedAway } from './admission.ts';
import { HTTP_LIMITS } from '../config.ts';
import { decodeJson, type Refusal } from './decode-json.ts';
import { measureJson } from './measure-json.ts';
import type { Ingest } from './ingest.ts';

type Taken = { result: BatchResult; isBound: boolean } | { refused: Refusal } | TurnedAway;

/** Takes the bytes of a batch, as a page sent them: kept when all good events of it are on disk, each once. */
export type TakeBatch = (
  body: Uint8Array,
  encoding: string | null,
  origin: string | null,
  /** By which browser it came, as `browserOf` names it. */
  browser?: string,
) => Promise<Taken>;

const checkBatch = checkOf(batchSchema);

/** An event lies in the list of its batch. */
const ENVELOPE = 2;

/** Whether no event of a body can be too large or too deep. */
function isSmall(bytes: Uint8Array): boolean {
  const { depth, longest, hasExponents } = measureJson(bytes, ENVELOPE + 1);
  return longest <= LIMITS.eventBytes && depth <= ENVELOPE + HTTP_LIMITS.eventDepth && !hasExponents;
}

export function createTakeBatch(ingest: Ingest): TakeBatch {
  return async (body, encoding, origin, browser) => {
    const decoded = await decodeJson(body, encoding, { maxBytes: LIMITS.bodyBytes });
    if ('refused' in decoded) return decoded;
    const batch = checkBatch(decoded.value);
    if (!batch.ok) {
      const first = batch.issues[0];
      const detail = `${first?.path || 'The body'} ${first?.message ?? 'does not fit'}.`;
      return { refused: { code: 'invalid-batch', detail, errors: batch.issues } };
    }
    if (batch.value.events.length > LIMITS.batchEvents) {
      const detail = `A batch may have at most ${LIMITS.batchEvents} events; send the rest in another.`;
      return { refused: { code: 'batch-too-large', detail } };
    }
    const known = { isSound: decoded.isSound, isSmall: isSmall(decoded.bytes) };
    const done = await ingest(batch.value, origin, known, browser);
    if (!('allTooLarge' in done)) return done;
    const detail = `An event may have at most ${LIMITS.eventBytes} bytes; send less in props.`;
    return { refused: { code: 'event-too-large', detail } };
  };
}
