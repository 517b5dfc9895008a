import type { Kind } from '@handrail/protocol';
import { messages } from '../messages.ts';

/** What a guide is, and whether it is live: its published version, or that it is a draft. */
export function Status({ kind, version, edited = false }: { kind: Kind; version: number | null; edited?: boolean }) {
  return (
    <span class="statuses">
      <span class="kind">{messages.guides.kinds[kind]}</span>
      {version === null ? (
        <span class="status">{messages.guides.draft}</span>
      ) : (
        <span class="status published">{messages.guides.published(version)}</span>
      )}
      {edited && <span class="status">{messages.guides.edited}</span>}
    </span>
  );
}
