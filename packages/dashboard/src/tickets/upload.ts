import type { Answer, Failure } from '../api.ts';
import type { TicketApi } from './api.ts';

/** As the collector takes them: bytes of one file, of one piece, and files of one entry. */
export const MOST_BYTES = 26_214_400;
export const MOST_FILES = 10;
const PIECE_BYTES = 1_048_576;
/** How often one piece is tried, the first time included. */
const TRIES = 4;

type UploadApi = Pick<TicketApi, 'beginUpload' | 'sendPiece'>;

/**
 * Sends a file piece by piece. A piece whose answer was lost is sent again from where the collector says that it is, so no
 * byte is there twice; `onSent` tells how many bytes are there.
 */
export async function sendFile(
  api: UploadApi,
  ticketId: string,
  file: File,
  uploadKey: string,
  onSent: (bytes: number) => void,
): Promise<Answer<{ uploadId: string }>> {
  const begun = await api.beginUpload(ticketId, { uploadKey, name: file.name, bytes: file.size });
  if ('failure' in begun) return begun;
  const { uploadId } = begun.value;
  let { offset } = begun.value;
  let failed = 0;
  while (offset < file.size) {
    onSent(offset);
    const answer = await api.sendPiece(ticketId, uploadId, offset, file.slice(offset, offset + PIECE_BYTES));
    if ('value' in answer) {
      offset = answer.value.offset;
      failed = 0;
      continue;
    }
    const there = whereItIs(answer.failure);
    failed += 1;
    if (failed === TRIES || (there === undefined && answer.failure.kind !== 'away')) return answer;
    offset = there ?? offset;
  }
  onSent(file.size);
  return { value: { uploadId } };
}

const whereItIs = (failure: Failure): number | undefined =>
  failure.kind === 'refused' && failure.status === 409 ? failure.offset : undefined;
