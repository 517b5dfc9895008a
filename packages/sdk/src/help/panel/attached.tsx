/** @jsxImportSource #kit */
import type { Attachment } from '@handrail/protocol';
import type { Child } from '../../kit/jsx-runtime.ts';
import { toJson } from '../../core/json.ts';
import { say } from '../../kit/say.ts';
import { Icon } from '../../guides/present/icons.tsx';
import { POST } from '../../transport/post.ts';
import { visitorIdOf } from '../who.ts';
import { sayBytes } from './files.tsx';
import type { Room } from './room.ts';

/** A file of a request. It comes by a request with the secret in its body, so that no address opens it. */
export function Attached({
  room,
  ticketId,
  file,
}: {
  room: Room;
  ticketId: string;
  file: Attachment;
  key?: string;
}): Child {
  const { words, context, locale } = room;
  const fetchFile = context.guard(async () => {
    const blob = await read(room, ticketId, file.uploadId);
    if (!blob) return room.announce(words.failed);
    const link = document.createElement('a');
    // The browser saves it; nothing of it is shown in the page.
    link.href = URL.createObjectURL(new Blob([blob], { type: 'application/octet-stream' }));
    link.download = file.name;
    link.click();
    context.platform.after(10_000, () => URL.revokeObjectURL(link.href));
  });
  return (
    <button type="button" class="attached" aria-label={say(words.download, { name: file.name })} onClick={fetchFile}>
      <Icon
        path={
          file.image
            ? 'M2.500 3.500h11v9h-11zM2.500 10.500 6 7.500l3 2.500 2-1.500 2.500 2'
            : 'M4 2.500h5.500L12 5v8.500H4z'
        }
      />
      <span dir="auto">{file.name}</span>
      <small>{sayBytes(file.bytes, locale)}</small>
    </button>
  );
}

async function read({ context, mailbox, shelf }: Room, ticketId: string, uploadId: string): Promise<Blob | undefined> {
  const { platform, collector, appKey, visitor } = context;
  const who = { appKey, visitorId: await visitorIdOf(context, shelf), identity: visitor.token() };
  const body = toJson({ ...who, secret: await mailbox.secretOf(ticketId) });
  const answer = await platform
    .fetch?.(`${collector ?? ''}v1/tickets/${ticketId}/attachments/${uploadId}`, { ...POST, body, credentials: 'omit' })
    .catch(() => undefined);
  return answer?.ok ? answer.blob() : undefined;
}
