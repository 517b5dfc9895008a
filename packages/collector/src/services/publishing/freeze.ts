import type { GuideVersion, Person } from '@handrail/protocol';
import type { GuideRecord } from '../../store/records/guide-records.ts';
import { currentReview, sameContent } from './draft-state.ts';
import type { NotDone, PublishingParts } from './publishing.ts';
import { refuseOwn, said } from './review.ts';

export type Frozen = { frozen: GuideVersion } | NotDone;

/**
 * The draft as a frozen version: one that is approved, or is approved by being published. A draft that is frozen already
 * is that version again.
 */
export async function freeze(
  { records: { apps, guides }, clock }: PublishingParts,
  { appId, guideId, revision, by }: { appId: string; guideId: string; revision: number | undefined; by: Person },
): Promise<Frozen> {
  const versionOf = async ({ published, newest }: GuideRecord): Promise<GuideVersion[]> => {
    const last = newest > 0 ? await guides.version(appId, guideId, newest) : undefined;
    return [...(published ? [published] : []), ...(last ? [last] : [])];
  };
  for (;;) {
    const record = await guides.find(appId, guideId);
    if (record === undefined) return undefined;
    if (revision !== undefined && revision !== record.revision) return { stale: record };
    const { draft, newest } = record;
    const same = (await versionOf(record)).find((version) => sameContent(draft, version));
    if (same !== undefined) return { frozen: same };
    const before = currentReview(record);
    const approved = before?.state === 'approved' ? before : undefined;
    const ownWork = (await apps.find(appId))?.review?.ownWork ?? false;
    const own = approved === undefined ? refuseOwn(record, { by, ownWork }) : undefined;
    if (own !== undefined) return { refused: own };
    const at = clock.now();
    const desk = { ...(approved ? record.desk : said(record, 'approved', { by, at })), authors: [] };
    // Whoever saves from here on writes another draft than the one that is frozen.
    if (!(await guides.put(appId, { ...record, desk }, record.turn))) continue;
    const next = { ...draft, version: newest + 1, publishedAt: at };
    if (await guides.addVersion(appId, next, { by, approvedBy: approved?.by ?? by })) return { frozen: next };
    // Somebody else published at the same moment: look again.
  }
}
