import { isRecord } from '../core/saved.ts';
import type { Answer } from '../transport/answer.ts';
import { createAsk } from '../transport/ask.ts';
import type { HelpContext } from './context.ts';
import type { LetterFile } from './letter.ts';

/** Small enough to be sent in the time that a request has, over a slow line. */
const PIECE_BYTES = 262_144;
/** What another tab or an earlier page has sent is told by the collector; it may correct us so often. */
const MOST_CORRECTIONS = 3;

type Sent = { uploadId: string } | { answer: Answer | undefined };

export interface Uploads {
  /** Sends a file from where it was cut off. */
  send(file: LetterFile, visitorId: string): Promise<Sent>;
}

export function createUploads({ ask, platform, collector, appKey }: HelpContext, ended: AbortSignal): Uploads {
  const request = createAsk(platform, ended);

  async function patch(uploadId: string, file: LetterFile, offset: number): Promise<Answer | undefined> {
    const headers = {
      'content-type': 'application/octet-stream',
      'handrail-app-key': appKey,
      'upload-secret': file.secret,
      'upload-offset': `${offset}`,
    };
    const body = file.blob.slice(offset, offset + PIECE_BYTES);
    return request(`${collector ?? ''}v1/uploads/${uploadId}`, { method: 'PATCH', headers, body });
  }

  return {
    async send(file, visitorId) {
      const { uploadKey, secret, name, blob } = file;
      const begun = await ask('v1/uploads', { visitorId, uploadKey, secret, name, bytes: blob.size });
      const stands = begun && begun.status < 300 && isRecord(begun.body) ? begun.body : undefined;
      if (typeof stands?.uploadId !== 'string') return { answer: begun };
      const { uploadId } = stands;
      let offset = Number(stands.offset);
      let corrections = 0;
      while (offset < blob.size) {
        const answer = await patch(uploadId, file, offset);
        const told = isRecord(answer?.body) ? Number(answer.body.offset) : NaN;
        const isCorrection = answer?.status === 409;
        if (!answer || !Number.isInteger(told) || !(answer.status < 300 || isCorrection)) return { answer };
        if (isCorrection && (corrections += 1) > MOST_CORRECTIONS) return { answer: undefined };
        offset = told;
      }
      return { uploadId };
    },
  };
}
