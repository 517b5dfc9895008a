import type { Reason } from '@handrail/protocol/explain';
import type { Warning, GuideEntry } from '../api.ts';
import type { History } from '../draft/history.ts';
import type { Recording } from '../draft/record.ts';
import type { EditSession } from '../edit-session.ts';
import type { SaveState } from '../saving/autosave.ts';
import type { FoundTold, Here, PageMessage, ShownAs, Sight } from '../wire.ts';

export type View = 'steps' | 'guide' | 'preview' | 'check' | 'languages';

/** The author points at an element, for a step or for a new one. */
interface Picking {
  requestId: string;
  /** Undefined for a new step. */
  stepId: string | undefined;
  sight: Sight | null;
}

/** Everything that the panels show. It is replaced, never changed. */
export interface DeskState {
  session: EditSession;
  here?: Here | undefined;
  /** The guides of the app; undefined while they are fetched. */
  entries?: readonly GuideEntry[] | undefined;
  /** The guide being written; without one the start is shown. */
  history?: History | undefined;
  view: View;
  /** The step that is open. */
  stepId?: string | undefined;
  recording?: Recording | undefined;
  picking?: Picking | undefined;
  /** Of steps that belong on this page, whether their elements are there. */
  findings: Readonly<Record<string, FoundTold>>;
  /** Why the guide would start by itself on this page, as the page has told last. */
  reasons?: readonly Reason[] | undefined;
  playing?: Extract<PageMessage, { type: 'playing' }> | undefined;
  /** As whom the preview shows the guide. */
  as: ShownAs;
  save: SaveState;
  /** Who else is at work on the draft, so that we only look. */
  held?: { by: string; since: number } | undefined;
  opening: boolean;
  /** What the page or the collector had to say last. */
  trouble?: string | undefined;
  /** What was just done, for who does not see it. */
  said: string;
  side: 'left' | 'right';
  folded: boolean;
}

/** What of it outlives a page load of the host, in this tab. */
export interface KeptDesk {
  editId: string;
  guideId?: string;
  view: View;
  stepId?: string;
  recording?: Recording;
  side: 'left' | 'right';
  folded: boolean;
  as: ShownAs;
}

export const startState = (session: EditSession): DeskState => ({
  session,
  view: 'steps',
  findings: {},
  as: { traits: {}, locale: '', width: 0, first: true },
  save: { is: 'saved', warnings: [] },
  opening: false,
  said: '',
  side: 'right',
  folded: false,
});

/** What the collector said of the draft when it was saved or refused. */
export function warningsOf(save: SaveState): readonly Warning[] {
  if (save.is === 'saved') return save.warnings;
  return save.is === 'refused' ? save.errors : [];
}

const KEY = 'handrail:edit-desk';

export function keepDesk(storage: Storage | undefined, state: DeskState): void {
  const { session, history, view, stepId, recording, side, folded, as } = state;
  const kept: KeptDesk = {
    ...{ editId: session.editId, view, side, folded, as },
    ...(history && { guideId: history.present.guideId }),
    ...(stepId !== undefined && { stepId }),
    ...(recording && { recording }),
  };
  try {
    storage?.setItem(KEY, JSON.stringify(kept));
  } catch {
    // Without it the author comes back to the list of guides.
  }
}

/** How the same session was left before the page was loaded anew. */
export function keptDesk(storage: Storage | undefined, editId: string): KeptDesk | undefined {
  try {
    // Written by the lines above, in the panels' own origin; what is of another session is left.
    const kept = JSON.parse(storage?.getItem(KEY) ?? 'null') as KeptDesk | null;
    return kept?.editId === editId ? kept : undefined;
  } catch {
    return undefined;
  }
}
