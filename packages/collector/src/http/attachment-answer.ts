import Type from 'typebox';
import type { TicketEntry } from '@handrail/protocol';
import type { Uploads } from '../services/tickets/uploads.ts';
import { notFound } from './problem.ts';

export const fileSchema = Type.String({ contentMediaType: 'application/octet-stream' });

/** A file of these entries. Nothing in it can run here: pictures are pictures by their content, all else is a download. */
export async function fileOf(
  uploads: Pick<Uploads, 'read'>,
  entries: readonly TicketEntry[],
  uploadId: string,
): Promise<Response> {
  const found = entries.flatMap(({ attachments }) => attachments).find((one) => one.uploadId === uploadId);
  const bytes = found && (await uploads.read(uploadId));
  if (found === undefined || bytes === undefined) return notFound('file with this id');
  const { name, type, image } = found;
  return new Response(bytes, {
    headers: {
      'content-type': image === undefined ? 'application/octet-stream' : type,
      'content-disposition': `${image === undefined ? 'attachment' : 'inline'}; ${namesOf(name)}`,
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'cache-control': 'private, no-store',
    },
  });
}

/** As RFC 6266 has it: in plain letters, and in all of them. */
function namesOf(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_');
  const full = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `filename="${plain}"; filename*=UTF-8''${full}`;
}
