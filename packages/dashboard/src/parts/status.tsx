import { messages } from '../messages.ts';

/** Whether a guide is live: its published version, or that it is a draft. */
export function Status({ version, edited = false }: { version: number | null; edited?: boolean }) {
  return (
    <span class="statuses">
      {version === null ? (
        <span class="status">{messages.guides.draft}</span>
      ) : (
        <span class="status published">{messages.guides.published(version)}</span>
      )}
      {edited && <span class="status">{messages.guides.edited}</span>}
    </span>
  );
}
