import type { Guide, GuideVersion } from '@handrail/protocol';
import { mergeThemes } from '@handrail/protocol/contrast';
import { checkOf, guideSchema, type Issue } from '@handrail/protocol/schema';
import type { Clock } from '../clock.ts';
import type { GuideRecord, PublishedVersion, RecordStore } from '../store/records/record-store.ts';
import { findGuideMistakes } from './guide-mistakes/index.ts';
import { judgeTheme, type UnreadableTheme } from './judge-theme.ts';
import { findUnknownReferences } from './unknown-references.ts';

/** The draft as saved, with what it names that is not there; or why it is refused. */
type Saved = { saved: 'made' | 'changed'; guide: Guide; warnings: Issue[] } | { issues: Issue[] } | UnreadableTheme;

export interface Guides {
  list(appId: string): Promise<GuideRecord[]>;
  find(appId: string, guideId: string): Promise<(GuideRecord & { versions: PublishedVersion[] }) | undefined>;
  /** Makes or replaces the draft; what the schema cannot say is checked here. */
  save(appId: string, guide: unknown): Promise<Saved>;
  /** Freezes the draft as the next version, or answers with the current one when nothing has changed since. */
  publish(appId: string, guideId: string): Promise<GuideVersion | undefined>;
}

const checkGuide = checkOf(guideSchema);

export function createGuides(
  { apps, guides: records }: RecordStore,
  clock: Clock,
  changed: (appId: string) => void,
): Guides {
  return {
    list: (appId) => records.list(appId),
    async find(appId, guideId) {
      const record = await records.find(appId, guideId);
      return record && { ...record, versions: await records.versions(appId, guideId) };
    },
    async save(appId, input) {
      const checked = checkGuide(input);
      if (!checked.ok) return { issues: checked.issues };
      const guide: Guide = checked.value;
      const issues = findGuideMistakes(guide);
      if (issues.length > 0) return { issues };
      const app = await apps.find(appId);
      const unreadable = guide.theme && judgeTheme(mergeThemes(app?.theme, guide.theme));
      if (unreadable !== undefined) return unreadable;
      const warnings = findUnknownReferences(guide, {
        guideIds: new Set([guide.guideId, ...(await records.ids(appId))]),
        segmentIds: new Set((app?.segments ?? []).map(({ segmentId }) => segmentId)),
      });
      return { saved: await records.saveDraft(appId, guide, clock.now()), guide, warnings };
    },
    async publish(appId, guideId) {
      for (;;) {
        const record = await records.find(appId, guideId);
        if (record === undefined) return undefined;
        const { draft, published } = record;
        if (published !== undefined && sameContent(draft, published)) return published;
        const next = { ...draft, version: (published?.version ?? 0) + 1, publishedAt: clock.now() };
        if (await records.addVersion(appId, next)) {
          changed(appId);
          return next;
        }
        // Somebody else published at the same moment: look again.
      }
    },
  };
}

/** Whether visitors do not see yet what was written last. */
export const hasNewerDraft = ({ draft, published, updatedAt }: GuideRecord): boolean =>
  published !== undefined && updatedAt > published.publishedAt && !sameContent(draft, published);

function sameContent(draft: Guide, published: GuideVersion): boolean {
  const { version, publishedAt } = published;
  return canonical({ ...draft, version, publishedAt }) === canonical(published);
}

/** JSON in which the order of fields plays no part. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) => {
    if (typeof one !== 'object' || one === null || Array.isArray(one)) return one;
    return Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
