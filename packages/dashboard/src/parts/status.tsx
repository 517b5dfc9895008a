import type { DraftState, Kind } from '@handrail/protocol';
import { messages } from '../words.ts';
import { DraftBadge } from './guide-state.tsx';

interface StatusProps {
  kind: Kind;
  version: number | null;
  edited?: boolean;
  state?: DraftState | undefined;
}

/** What a guide is, and whether it is live: its published version, or how far its draft is. */
export function Status({ kind, version, edited = false, state }: StatusProps) {
  const tells = state !== undefined && state !== 'draft' && state !== 'published';
  return (
    <span class="statuses">
      <span class="kind">{messages.guides.kinds[kind]}</span>
      {version === null && !tells && <span class="status">{messages.guides.draft}</span>}
      {version !== null && <span class="status published">{messages.guides.published(version)}</span>}
      {tells && <DraftBadge state={state} />}
      {edited && <span class="status">{messages.guides.edited}</span>}
    </span>
  );
}
