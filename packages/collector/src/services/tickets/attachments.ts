import type { Attachment } from '@handrail/protocol';
import type { UploadRecord, UploadRecords } from '../../store/records/upload-records.ts';

/** What an entry says of an upload. */
const attachmentOf = ({ uploadId, name, type, bytes, image }: UploadRecord): Attachment => ({
  ...{ uploadId, name, type, bytes },
  ...(image && { image }),
});

/** The uploads as an entry has them; undefined when one is not there, not whole, or of somebody else. */
export async function attachmentsOf(
  uploads: Pick<UploadRecords, 'find'>,
  uploadIds: readonly string[],
  { appId, owner }: Pick<UploadRecord, 'appId' | 'owner'>,
): Promise<Attachment[] | undefined> {
  const attachments: Attachment[] = [];
  for (const uploadId of uploadIds) {
    const found = await uploads.find(uploadId);
    if (found?.state !== 'ready' || found.appId !== appId || found.owner !== owner) return undefined;
    attachments.push(attachmentOf(found));
  }
  return attachments;
}

export const ownerOfVisitor = (visitorId: string): string => `v ${visitorId}`;
export const ownerOfMember = (memberId: string): string => `m ${memberId}`;
