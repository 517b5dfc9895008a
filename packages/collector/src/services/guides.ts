import type { Guide, GuideVersion } from '@handrail/protocol';
import { checkOf, guideSchema, type Issue } from '@handrail/protocol/schema';
import type { Clock } from '../clock.ts';
import type { GuideRecord, GuideRecords, PublishedVersion } from '../store/records/record-store.ts';
import { findGuideMistakes } from './guide-mistakes.ts';

export interface Guides {
  list(appId: string): Promise<GuideRecord[]>;
  find(appId: string, guideId: string): Promise<(GuideRecord & { versions: PublishedVersion[] }) | undefined>;
  /** Makes or replaces the draft; what the schema cannot say is checked here. */
  save(appId: string, guide: unknown): Promise<{ saved: 'made' | 'changed'; guide: Guide } | { issues: Issue[] }>;
  /** Freezes the draft as the next version, or answers with the current one when nothing has changed since. */
  publish(appId: string, guideId: string): Promise<GuideVersion | undefined>;
}

const checkGuide = checkOf(guideSchema);

export function createGuides(records: GuideRecords, clock: Clock, changed: (appId: string) => void): Guides {
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
      return { saved: await records.saveDraft(appId, guide, clock.now()), guide };
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
