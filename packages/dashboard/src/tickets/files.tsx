import { locale } from '../language.ts';
import { ticketMessages } from '../words.ts';
import { formatBytes } from './time.ts';
import type { useFiles } from './use-files.ts';

const words = ticketMessages.write;

/** Files of a reply that is being written, with how far they are. */
export function Files({ files: { files, again, remove } }: { files: ReturnType<typeof useFiles> }) {
  if (files.length === 0) return null;
  return (
    <ul class="going" aria-label={ticketMessages.ticket.files}>
      {files.map(({ key, file, sent, uploadId, fault }) => (
        <li key={key}>
          <span dir="auto">{ticketMessages.ticket.file(file.name, formatBytes(file.size, locale))}</span>
          {fault === undefined ? (
            <progress
              aria-label={file.name}
              max={Math.max(1, file.size)}
              value={uploadId === undefined ? sent : Math.max(1, file.size)}
            />
          ) : (
            <span class="fault" role="alert">
              {words.uploadFailed(file.name, fault)}
            </span>
          )}
          {fault !== undefined && (
            <button type="button" class="button small" onClick={() => again(key)}>
              {words.retry}
            </button>
          )}
          <button
            type="button"
            class="button small quiet"
            aria-label={words.removeFile(file.name)}
            onClick={() => remove(key)}
          >
            ×
          </button>
        </li>
      ))}
    </ul>
  );
}
