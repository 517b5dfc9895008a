import type { Guide, GuideVersion, Person, VersionRow } from '@handrail/protocol';
import { mergeThemes } from '@handrail/protocol/contrast';
import { checkOf, guideSchema, type Issue } from '@handrail/protocol/schema';
import type { Clock } from '../clock.ts';
import type { Desk, GuideRecord } from '../store/records/guide-records.ts';
import type { RecordStore } from '../store/records/record-store.ts';
import { findGuideMistakes } from './guide-mistakes/index.ts';
import { judgeTheme, type UnreadableTheme } from './judge-theme.ts';
import { canonical, draftOf } from './publishing/draft-state.ts';
import { findUnknownReferences } from './unknown-references.ts';

/** The draft as saved, with what it names that is not there; or why it is refused. */
type Saved =
  | { saved: 'made' | 'changed'; guide: Guide; revision: number; warnings: Issue[] }
  | { issues: Issue[] }
  | UnreadableTheme
  | { stale: GuideRecord | undefined };

interface Saving {
  by?: Person;
  /** The revision that was changed; 0 for a guide that is new. Without it, whatever is there is replaced. */
  revision?: number | undefined;
  /** The ticket that a new guide is begun for. */
  fromTicketId?: string;
}

export interface Guides {
  list(appId: string): Promise<GuideRecord[]>;
  find(appId: string, guideId: string): Promise<(GuideRecord & { versions: VersionRow[] }) | undefined>;
  version(appId: string, guideId: string, version: number): Promise<GuideVersion | undefined>;
  /** Makes or replaces the draft; what the schema cannot say is checked here. */
  save(appId: string, guide: unknown, saving?: Saving): Promise<Saved>;
  /** Makes a version of before the draft. Undefined when there is no such guide or version. */
  restore(appId: string, guideId: string, version: number, by: Person): Promise<GuideRecord | undefined>;
  /** Changes what is known of a guide besides its content. */
  describe(appId: string, guideId: string, about: { labels?: string[]; owner?: Person | null }): Promise<boolean>;
  /** Notes that the elements of the draft were looked for in a page. */
  check(appId: string, guideId: string, by: Person, seen: { found: number; missed: number }): Promise<boolean>;
  /** Removes a draft that never became a version. Undefined when there is no such guide. */
  remove(appId: string, guideId: string): Promise<'removed' | 'has-versions' | undefined>;
}

const checkGuide = checkOf(guideSchema);

export function createGuides({ apps, guides: records }: RecordStore, clock: Clock): Guides {
  /** Writes the draft over whatever is there; its content alone makes it another revision. */
  async function write(appId: string, draft: Guide, saving: Saving): Promise<GuideRecord | undefined> {
    const { by, revision: seen, fromTicketId } = saving;
    for (;;) {
      const before = await records.find(appId, draft.guideId);
      if (seen !== undefined && seen !== (before?.revision ?? 0)) return undefined;
      if (before !== undefined && canonical(before.draft) === canonical(draft)) return before;
      const { labels = [], authors = [], reviews = [], ...desk } = before?.desk ?? {};
      const wrote = by?.memberId;
      const next = {
        draft,
        revision: (before?.revision ?? 0) + 1,
        updatedAt: clock.now(),
        updatedBy: by ?? null,
        desk: {
          ...{ ...desk, labels, reviews, authors: wrote ? [...new Set([...authors, wrote])] : authors },
          ...(fromTicketId !== undefined && { fromTicketId }),
        },
      };
      const turn = before?.turn ?? 0;
      const rest = before ?? { newest: 0, published: undefined, live: [], plans: [] };
      if (await records.put(appId, next, turn)) return { ...rest, ...next, turn: turn + 1 };
      // Somebody else wrote at the same moment: look again.
    }
  }

  /** Changes what is known of a guide besides its content. Whether there is one. */
  async function redesk(appId: string, guideId: string, change: (desk: Desk) => Desk): Promise<boolean> {
    for (;;) {
      const record = await records.find(appId, guideId);
      if (record === undefined) return false;
      if (await records.put(appId, { ...record, desk: change(record.desk) }, record.turn)) return true;
    }
  }

  return {
    list: (appId) => records.list(appId),
    async find(appId, guideId) {
      const record = await records.find(appId, guideId);
      return record && { ...record, versions: await records.versions(appId, guideId) };
    },
    version: (appId, guideId, version) => records.version(appId, guideId, version),
    async save(appId, input, saving = {}) {
      const checked = checkGuide(input);
      if (!checked.ok) return { issues: checked.issues };
      const guide: Guide = checked.value;
      const issues = findGuideMistakes(guide);
      if (issues.length > 0) return { issues };
      const app = await apps.find(appId);
      const unreadable = guide.theme && judgeTheme(mergeThemes(app?.theme, guide.theme));
      if (unreadable !== undefined) return unreadable;
      const others = await records.ids(appId);
      const warnings = findUnknownReferences(guide, {
        guideIds: new Set([guide.guideId, ...others]),
        segmentIds: new Set((app?.segments ?? []).map(({ segmentId }) => segmentId)),
      });
      const written = await write(appId, guide, saving);
      if (written === undefined) return { stale: await records.find(appId, guide.guideId) };
      const saved = written.revision === 1 && !others.includes(guide.guideId) ? 'made' : 'changed';
      return { saved, guide, revision: written.revision, warnings };
    },
    async restore(appId, guideId, version, by) {
      const found = await records.version(appId, guideId, version);
      if (found === undefined) return undefined;
      return write(appId, draftOf<Guide>(found), { by });
    },
    describe: (appId, guideId, { labels, owner }) =>
      redesk(appId, guideId, ({ owner: before, ...desk }) => {
        const after = owner === undefined ? before : (owner ?? undefined);
        return { ...desk, labels: labels ?? desk.labels, ...(after && { owner: after }) };
      }),
    check: (appId, guideId, by, seen) =>
      redesk(appId, guideId, (desk) => ({ ...desk, checked: { at: clock.now(), by, ...seen } })),
    async remove(appId, guideId) {
      for (;;) {
        const record = await records.find(appId, guideId);
        if (record === undefined) return undefined;
        if (record.newest > 0) return 'has-versions';
        if (await records.remove(appId, guideId, record.turn)) return 'removed';
      }
    },
  };
}
