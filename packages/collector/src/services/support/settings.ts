import type { SupportDocument, SupportSettings } from '@handrail/protocol';
import type { Issue } from '@handrail/protocol/schema';
import type { RecordStore } from '../../store/records/record-store.ts';
import { findSupportMistakes } from './settings-mistakes.ts';

export interface Support {
  /** The settings as they are; empty ones, of revision 0, before the first were saved. */
  read(): Promise<SupportDocument>;
  /** Replaces them; with a revision, only those. */
  save(
    settings: SupportSettings,
    revision: number | undefined,
  ): Promise<{ saved: SupportDocument } | { issues: Issue[] } | { stale: number }>;
  /** Tells of what was saved here; whoever listens must not fail. */
  onSaved(listener: () => void): void;
}

/** Before anything is set. */
export const NO_SETTINGS: SupportSettings = { teams: [], categories: [], routing: [], policies: [], cannedReplies: [] };
const EMPTY: SupportDocument = { revision: 0, settings: NO_SETTINGS };

export function createSupport({ support, apps, members }: RecordStore): Support {
  // The same object for the same revision, so that what was worked out from its calendars is kept.
  let latest = EMPTY;
  const listeners: (() => void)[] = [];
  async function read(): Promise<SupportDocument> {
    const found = (await support.find()) ?? EMPTY;
    if (found.revision !== latest.revision) latest = found;
    return latest;
  }
  return {
    read,
    onSaved: (listener) => void listeners.push(listener),
    async save(settings, seen) {
      const issues = findSupportMistakes(settings, {
        appIds: new Set((await apps.list()).map(({ appId }) => appId)),
        memberIds: new Set((await members.list()).map(({ memberId }) => memberId)),
      });
      if (issues.length > 0) return { issues };
      for (;;) {
        const { revision } = await read();
        if (seen !== undefined && seen !== revision) return { stale: revision };
        if (await support.put(settings, revision)) {
          for (const listener of listeners) listener();
          return { saved: { revision: revision + 1, settings } };
        }
        // Somebody else wrote at the same moment: look again.
      }
    },
  };
}
