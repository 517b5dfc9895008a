import { TICKET_LIMITS } from '@handrail/protocol/schema';
import type { Uploads } from '../tickets/uploads.ts';
import type { Message } from './read-message.ts';

/** Takes files of a mail through the same gates as those of pages; answers which were let in, and how many were not. */
export async function takeFiles(
  uploads: Pick<Uploads, 'begin' | 'send'>,
  { appId, owner, key }: { appId: string; owner: string; key: string },
  files: Message['files'],
): Promise<{ uploadIds: string[]; lost: number }> {
  const uploadIds: string[] = [];
  for (const [at, { name, content }] of files.slice(0, TICKET_LIMITS.attachments).entries()) {
    const bytes = content.byteLength;
    if (bytes === 0 || bytes > TICKET_LIMITS.attachmentBytes) continue;
    const sender = { appId, owner, secretHash: '' };
    // The same mail again is the same file.
    const begun = await uploads.begin({ ...sender, uploadKey: `mail ${key} ${at}`, name, bytes });
    if (typeof begun === 'string' || 'waitMs' in begun) continue;
    let { offset } = begun;
    while (offset < bytes) {
      const piece = content.subarray(offset, offset + TICKET_LIMITS.pieceBytes);
      const sent = await uploads.send(begun.uploadId, sender, offset, piece);
      if (typeof sent === 'string' || 'otherOffset' in sent) break;
      ({ offset } = sent);
    }
    if (offset === bytes) uploadIds.push(begun.uploadId);
  }
  return { uploadIds, lost: files.length - uploadIds.length };
}

/** What is said of files that did not come in. */
export const lostWords = (lost: number): string =>
  lost === 0
    ? ''
    : `[${lost} ${lost === 1 ? 'file' : 'files'} of this mail ${lost === 1 ? 'was' : 'were'} not taken, and can be sent in the application.]`;
