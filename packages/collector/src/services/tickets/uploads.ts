import type { Clock } from '../../clock.ts';
import { TICKET_RATES, UPLOAD_LIMITS } from '../../ticket-limits.ts';
import type { RecordStore } from '../../store/records/record-store.ts';
import type { UploadRecord } from '../../store/records/upload-records.ts';
import { createBuckets } from '../buckets.ts';
import type { Scan } from './files/clamd.ts';
import { cleanName } from './files/clean-name.ts';
import { lookAt } from './files/look-at.ts';

export type { Scan } from './files/clamd.ts';

interface NewUploadInput {
  appId: string;
  owner: string;
  uploadKey: string;
  /** Of the page's secret; empty for members. */
  secretHash: string;
  name: string;
  bytes: number;
}

/** Who sends a piece, as they were when they began. */
export type Sender = Pick<UploadRecord, 'appId' | 'secretHash'> & { owner?: string };

export type Sent =
  { offset: number } | { otherOffset: number } | 'unknown' | 'too-large' | 'refused' | 'scanner-unavailable';

export interface Uploads {
  begin(
    input: NewUploadInput,
  ): Promise<{ uploadId: string; offset: number; made: boolean } | { waitMs: number } | 'unknown'>;
  /** Adds a piece; with the last one the file is looked at, cleaned and ready. */
  send(uploadId: string, sender: Sender, offset: number, piece: Uint8Array): Promise<Sent>;
  read(uploadId: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Removes what never became part of a ticket. */
  forget(): Promise<number>;
}

export interface UploadParts {
  records: Pick<RecordStore, 'uploads'>;
  clock: Clock;
  newId: () => string;
  scan?: Scan | undefined;
}

export function createUploads({ records: { uploads }, clock, newId, scan }: UploadParts): Uploads {
  const ofVisitor = createBuckets(TICKET_RATES.bytesOfVisitor, clock);
  const ofApp = createBuckets(TICKET_RATES.bytesOfApp, clock);

  /** The file is all here: it is looked at before anybody can have it. */
  async function finish(record: UploadRecord): Promise<Sent> {
    const { uploadId, bytes: offset } = record;
    const content = await uploads.read(uploadId);
    if (content === undefined) return 'unknown';
    const verdict = (await scan?.(content)) ?? 'clean';
    if (verdict === 'unavailable') return 'scanner-unavailable';
    if (verdict === 'infected') {
      await uploads.remove(uploadId);
      return 'refused';
    }
    const { found, clean } = lookAt(content);
    await uploads.finish(uploadId, found, clean);
    return { offset };
  }

  return {
    async begin({ name, bytes, ...input }) {
      const record: UploadRecord = {
        ...{ uploadId: newId(), ...input, name: cleanName(name), bytes, offset: 0, createdAt: clock.now() },
        ...{ state: 'open', type: 'application/octet-stream', image: null },
      };
      const added = await uploads.add(record);
      if (!added.made) {
        const { uploadId, state, offset, secretHash } = added.record;
        if (secretHash !== input.secretHash) return 'unknown';
        // Once it is ready it may have fewer bytes than came.
        return { uploadId, offset: state === 'ready' ? bytes : offset, made: false };
      }
      const waitMs = ofVisitor.take(`${input.appId} ${input.owner}`, bytes) || ofApp.take(input.appId, bytes);
      if (waitMs === 0) return { uploadId: record.uploadId, offset: 0, made: true };
      await uploads.remove(record.uploadId);
      return { waitMs };
    },
    async send(uploadId, { appId, secretHash, owner }, offset, piece) {
      const found = await uploads.find(uploadId);
      if (found?.appId !== appId || found.secretHash !== secretHash) return 'unknown';
      if (owner !== undefined && found.owner !== owner) return 'unknown';
      const end = offset + piece.byteLength;
      // The answer to the last piece was lost.
      if (found.state === 'ready') return { offset: end };
      if (found.offset !== offset) return { otherOffset: found.offset };
      if (end > found.bytes) return 'too-large';
      if (piece.byteLength > 0 && !(await uploads.write(uploadId, offset, piece))) {
        const now = await uploads.find(uploadId);
        return now === undefined ? 'unknown' : { otherOffset: now.offset };
      }
      return end === found.bytes ? finish(found) : { offset: end };
    },
    read: (uploadId) => uploads.read(uploadId),
    forget: () => uploads.forget(clock.now() - UPLOAD_LIMITS.looseMs),
  };
}
