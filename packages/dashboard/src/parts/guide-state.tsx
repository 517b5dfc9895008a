import type { DraftState } from '@handrail/protocol';
import { guideMessages } from '../words.ts';

/** How far a draft is on its way. */
export function DraftBadge({ state }: { state: DraftState }) {
  return <span class={`status ${state === 'published' ? 'published' : ''}`}>{guideMessages.states[state]}</span>;
}
